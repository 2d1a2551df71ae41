import { failure, type Result, success } from '../../../../objects/problem.ts';
import type { ReaderEnvironment } from '../../../connection.ts';
import type { ClusterSettings } from '../cluster-settings.ts';
import type { CredentialSource } from './credential-source.ts';
import { type ExecCredential, parseExecCredential } from './exec-credential.ts';
import { execInfo } from './exec-info.ts';
import type { ExecSettings } from './exec-settings.ts';

/**
 * Milliseconds for which credentials that a 401 made us renew are not renewed again: many requests may be refused
 * with the old ones at once, and their refusals come in after the renewal.
 */
const RENEWAL_PAUSE = 5000;

/** Credentials from a user's plugin: run when first needed, after they have expired, and after a 401. */
export function execSource(
  exec: ExecSettings,
  cluster: ClusterSettings,
  user: string,
  environment: ReaderEnvironment,
  showStderr: (chunk: Buffer) => void = (chunk) => process.stderr.write(chunk),
): CredentialSource {
  const plugin = `the credential plugin "${exec.command}" of the user "${user}"`;
  let remembered: ExecCredential | undefined;
  let running: Promise<Result<ExecCredential>> | undefined;
  let refused = false;
  let renewed = Number.NEGATIVE_INFINITY;

  async function run(): Promise<Result<ExecCredential>> {
    if (exec.interactiveMode === 'Always' && !environment.interactive) {
      return failure(`${plugin} needs a terminal, and standard input is none`, 'Run the command in a terminal.');
    }
    const interactive = exec.interactiveMode !== 'Never' && environment.interactive;
    environment.trace(`running ${plugin}`);
    const env = { ...environment.env, ...exec.env, KUBERNETES_EXEC_INFO: execInfo(exec, cluster, interactive) };
    // Loaded where it is needed: node:child_process takes 3 ms.
    const { runPlugin } = await import('./run-plugin.ts');
    const output = await runPlugin({ exec, plugin, env, interactive, showStderr });
    if (!output.ok) return output;
    return parseExecCredential(output.value, exec.apiVersion, plugin, user, environment.now());
  }

  async function renew(): Promise<Result<ExecCredential>> {
    const credential = await run();
    running = undefined;
    if (credential.ok) {
      remembered = credential.value;
      if (refused) renewed = environment.now();
      refused = false;
    }
    return credential;
  }

  return {
    async get() {
      const { expires } = remembered ?? {};
      if (expires !== undefined && environment.now() > expires) remembered = undefined;
      if (remembered !== undefined) return success(remembered.proof);
      running ??= renew();
      const credential = await running;
      return credential.ok ? success(credential.value.proof) : credential;
    },
    invalidate() {
      if (running === undefined && environment.now() - renewed >= RENEWAL_PAUSE) {
        remembered = undefined;
        refused = true;
      }
      return true;
    },
  };
}
