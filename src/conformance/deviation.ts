import { z } from 'zod';

/** Why a difference from the kernel is accepted, in both languages: what stands in deviations.yaml by its name. */
export const deviationSchema = z.strictObject({ en: z.string().min(20), 'zh-cn': z.string().min(8) });

/** A reason to accept a difference. */
export type Deviation = z.infer<typeof deviationSchema>;
