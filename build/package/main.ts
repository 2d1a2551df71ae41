import { run } from '../../src/cli/run.ts';
import { COMMANDS } from '../../src/commands/registry.ts';

/** The packaged program: src/main.ts without a top-level await, which CommonJS does not know. */
export async function main(process: NodeJS.Process): Promise<void> {
  process.exitCode = await run(process, COMMANDS);
}
