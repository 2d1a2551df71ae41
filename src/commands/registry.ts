import type { Command } from '../cli/command.ts';
import { completeCommand } from '../cli/complete/command.ts';
import { capture } from './capture/command.ts';
import { completion } from './completion/command.ts';
import { conditions } from './conditions/command.ts';
import { crdVersions } from './crd-versions/command.ts';
import { deprecateVersion } from './deprecate-version/command.ts';
import { describe } from './describe/command.ts';
import { explain } from './explain/command.ts';
import { finalizers } from './finalizers/command.ts';
import { list } from './list/command.ts';
import { migrateStorage } from './migrate-storage/command.ts';
import { queue } from './queue/command.ts';
import { record } from './record/command.ts';
import { tree } from './tree/command.ts';
import { versionCommand } from './version/command.ts';
import { whyStuck } from './why-stuck/command.ts';

/** The commands for people, in the order in which the help lists them. */
const VISIBLE: readonly Command[] = [
  list,
  describe,
  tree,
  whyStuck,
  conditions,
  record,
  queue,
  finalizers,
  crdVersions,
  explain,
  migrateStorage,
  deprecateVersion,
  capture,
  versionCommand,
  completion,
];

/** Every command. */
export const COMMANDS: readonly Command[] = [...VISIBLE, completeCommand(VISIBLE)];
