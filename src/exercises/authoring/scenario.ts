/** Scenarios as authors write them in content/scenarios, and their way to the model's own form. */
export { compileScenario } from './scenario/compile.ts';
export { type ScenarioFile, scenarioSchema } from './scenario/schema.ts';
