import type { Command } from '../cli/command.ts';
import { capture } from './capture/command.ts';
import { tree } from './tree/command.ts';

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly Command[] = [tree, capture];
