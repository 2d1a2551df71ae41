import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { type Result, success } from '../../objects/problem.ts';
import { readStore } from '../../store/read-store.ts';
import { statusDocument, statusText } from '../../views/record/status.ts';
import { json, yaml } from '../../views/serialize.ts';
import { createPaint } from '../../views/text/paint.ts';
import { fileSize } from './show.ts';

/** `record status`: what a store has; no cluster is asked. */
export async function runStatus(
  path: string,
  format: 'text' | 'json' | 'yaml',
  { terminal, environment }: CommandContext,
): Promise<Result<ExitCode>> {
  const store = await readStore(path);
  if (!store.ok) return store;
  const status = { path, bytes: fileSize(path), scopes: store.value.status(), now: environment.now() };
  store.value.close();
  const drawn = {
    text: () => statusText(status, terminal.width, createPaint(terminal.color)),
    json: () => json(statusDocument(status)),
    yaml: () => yaml(statusDocument(status)),
  };
  await terminal.write(drawn[format]());
  return success(0);
}
