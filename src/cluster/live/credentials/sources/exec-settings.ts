import { sep } from 'node:path';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import type { EntryFields } from '../kubeconfig/entry-fields.ts';

/** The two forms of ExecCredential that kubectl still speaks. */
const API_VERSIONS = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'] as const;
const INTERACTIVE_MODES = ['Never', 'IfAvailable', 'Always'] as const;

/** A user's `exec`: the program that hands out credentials. */
export interface ExecSettings {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly apiVersion: (typeof API_VERSIONS)[number];
  readonly interactiveMode: (typeof INTERACTIVE_MODES)[number];
  readonly provideClusterInfo: boolean;
  readonly installHint: string | undefined;
}

/** The `exec` of a user's entry, checked as kubectl checks it; undefined where there is none. */
export function execSettings(user: EntryFields, name: string): Result<ExecSettings | undefined> {
  const exec = user.object('exec');
  if (exec === undefined) return success(undefined);
  const whose = `exec of the user "${name}"`;
  const command = exec.text('command');
  if (command === undefined) return failure(`${whose} has no command`, 'Add command to it in the kubeconfig.');
  const version = exec.text('apiVersion') ?? '';
  const apiVersion = API_VERSIONS.find((known) => known === version);
  if (apiVersion === undefined) {
    const upgrade = version === 'client.authentication.k8s.io/v1alpha1' ? ', and update the plugin' : '';
    return failure(
      `${whose} has the apiVersion "${version}", which kubectl does not support`,
      `Set it to ${API_VERSIONS.join(' or ')}${upgrade}.`,
    );
  }
  // Optional in v1beta1 alone (client-go tools/clientcmd/api/v1/defaults.go).
  const mode = exec.text('interactiveMode') ?? (apiVersion.endsWith('/v1beta1') ? 'IfAvailable' : '');
  const interactiveMode = INTERACTIVE_MODES.find((known) => known === mode);
  if (interactiveMode === undefined) {
    return failure(
      mode === '' ? `${whose} has no interactiveMode` : `${whose} has an unknown interactiveMode "${mode}"`,
      `Set it to ${INTERACTIVE_MODES.join(', ')}.`,
    );
  }
  const variables = exec.objects('env').map((item) => [item.text('name') ?? '', item.text('value') ?? ''] as const);
  if (variables.some(([variable]) => variable === '')) {
    return failure(`${whose} has an environment variable without a name`, 'Correct env in the kubeconfig.');
  }
  return success({
    // A command with a separator is a path, counted from the kubeconfig's folder; one without is looked up in PATH.
    command: command.includes(sep) ? (exec.path('command') ?? command) : command,
    args: exec.texts('args'),
    env: Object.fromEntries(variables),
    apiVersion,
    interactiveMode,
    provideClusterInfo: exec.flag('provideClusterInfo'),
    installHint: exec.text('installHint'),
  });
}
