import { LINUX_POLICIES } from './linux/policies.ts';
import type { Policies } from './policies.ts';
import type { ProfileName } from './profile.ts';
import { RFC9293_POLICIES } from './rfc9293/policies.ts';

/** Returns policies by their name; another name throws, with the known ones. No other place asks for the name. */
export function policiesOf(name: ProfileName): Policies {
  switch (name) {
    case 'rfc9293':
      return RFC9293_POLICIES;
    case 'linux':
      return LINUX_POLICIES;
    default:
      throw new RangeError(`unknown policies "${String(name satisfies never)}"; known: rfc9293, linux`);
  }
}
