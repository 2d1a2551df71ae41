import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll } from 'vitest';
import type { ConnectionFlags } from '../../src/cluster/connection.ts';
import type { KeyPair } from '../control-plane/pki.ts';
import { sharedControlPlane } from '../control-plane/shared.ts';
import { type Call, kubectl, ourTarget, send } from './callers.ts';
import { clustersFor, usersFor, writeOtherConfigs } from './configs.ts';
import { writeConfig } from './kubeconfigs.ts';
import { writePlugins } from './plugins.ts';
import { type Seen, startRecorder } from './recorder.ts';

/** The harness's kubectl. */
export const binary = sharedControlPlane().coordinates.binaries.kubectl;
/** What the working clusters of the kubeconfigs lead to. */
export const recorder = await startRecorder();
afterAll(() => recorder.stop());
/** Where all the files are. */
export const folder = mkdtempSync(join(tmpdir(), 'like-kubectl-'));

const issue = (commonName: string): Promise<KeyPair> => recorder.authority.issue({ commonName });
const [inline, filed] = await Promise.all([issue('inline'), issue('filed')]);
mkdirSync(join(folder, 'pki'));
for (const [name, content] of Object.entries({
  'pki/ca.crt': recorder.authority.certificate,
  'pki/filed.crt': filed.certificate,
  'pki/filed.key': filed.key,
  'pki/token': 'token-of-a-file\n',
})) {
  writeFileSync(join(folder, name), content);
}
writePlugins(folder, inline);
writeOtherConfigs(folder, recorder);
const main = writeConfig(folder, 'main', {
  clusters: clustersFor(recorder),
  users: usersFor(inline),
  contexts: {
    main: { cluster: 'tls', user: 'token', namespace: 'main-space' },
    plainly: { cluster: 'tls', user: 'certificate' },
    clusterless: { cluster: 'gone', user: 'token' },
    userless: { cluster: 'tls', user: 'gone' },
  },
  current: 'main',
});

/** Paths of files of the fixture, as KUBECONFIG lists them. */
export const paths = (...files: string[]) => files.map((file) => join(folder, file)).join(delimiter);
/** A call with the fixture's main kubeconfig and its home directory, unless told otherwise. */
export const callOf = (flags: ConnectionFlags, env: Record<string, string> = { KUBECONFIG: main }): Call => ({
  flags,
  env,
  home: join(folder, 'home'),
});

/** What came of a call that kubectl and our code both made. */
interface BothSaid {
  /** What the server saw of each. */
  readonly theirs: readonly Seen[];
  readonly ours: readonly Seen[];
  /** What our code has to say: the answer, or the problem. */
  readonly words: string;
  /** kubectl's stderr and exit code. */
  readonly said: string;
  readonly code: number;
}

/** Lets kubectl and our code make the same call. */
export async function bothSend(call: Call): Promise<BothSaid> {
  recorder.take();
  const result = await kubectl(binary, call, ['get', '--raw', '/probe']);
  const theirs = recorder.take();
  const target = await ourTarget(call);
  const words =
    typeof target === 'string' ? target : await send(target, `${target.server.pathname.replace(/\/$/, '')}/probe`);
  return { theirs, ours: recorder.take(), words, said: result.stderr, code: result.code };
}
