import type { CommandResult } from './run.ts';

/** YAML text, one object, several, or a file. */
export type ApplyInput = string | object | readonly object[];

type Kubectl = (args: readonly string[], options?: { readonly stdin?: string }) => Promise<CommandResult>;

/** Applies on the server's side, taking over fields that something else owns. */
export async function applyWith(kubectl: Kubectl, input: ApplyInput | { readonly file: string }): Promise<void> {
  const args = ['apply', '--server-side', '--force-conflicts', '--field-manager=test', '-f'];
  const result = isFile(input)
    ? await kubectl([...args, input.file])
    : await kubectl([...args, '-'], { stdin: text(input) });
  if (result.code !== 0) throw new Error(`kubectl apply failed: ${result.stderr}`);
}

function isFile(input: ApplyInput | { readonly file: string }): input is { readonly file: string } {
  return typeof input === 'object' && 'file' in input && !('kind' in input);
}

function text(input: ApplyInput): string {
  if (typeof input === 'string') return input;
  const items = Array.isArray(input) ? input : [input];
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
