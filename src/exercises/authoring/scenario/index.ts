/** Scenarios as authors write them in content/scenarios, and their way to the model's own form. */
export { compileScenario, readScenario } from './compile.ts';
export { type ScenarioFile, scenarioSchema } from './schema.ts';
