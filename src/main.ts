import { run } from './cli/run.ts';
import { COMMANDS } from './commands/registry.ts';

// No process.exit: what was written to a pipe must be flushed first. Whatever keeps the event loop busy is a defect.
process.exitCode = await run(process, COMMANDS);
