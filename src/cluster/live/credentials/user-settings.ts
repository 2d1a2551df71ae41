import { resolve } from 'node:path';
import { failure, type Result, success } from '../../../objects/problem.ts';
import type { ConnectionFlags } from '../../connection.ts';
import { type Material, materialOf } from './file-bytes.ts';
import { type Impersonation, impersonationOf } from './impersonation.ts';
import { type EntryFields, entryFields } from './kubeconfig/entry-fields.ts';
import type { Entry } from './kubeconfig/kubeconfig.ts';
import { type ExecSettings, execSettings } from './sources/exec-settings.ts';

/** Who the kubeconfig and the flags say we are, checked for contradictions; nothing is read or run yet. */
export interface UserSettings {
  /** Empty where only flags say who we are. */
  readonly name: string;
  readonly certificate: { readonly certificate: Material; readonly key: Material } | undefined;
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
  readonly basic: { readonly username: string; readonly password: string } | undefined;
  readonly exec: ExecSettings | undefined;
  readonly authProvider: AuthProvider | undefined;
  readonly impersonation: Impersonation | undefined;
}

/** A legacy `auth-provider`. */
export interface AuthProvider {
  readonly name: string;
  readonly config: Readonly<Record<string, string>>;
  /** The kubeconfig it stands in, where refreshed tokens are written to. */
  readonly file: string;
}

/**
 * A user's entry with the flags laid over it (client-go getAuthInfo and validateAuthInfo). `--token` replaces a
 * token, a token file and a password; a client certificate stays, as kubectl presents it too.
 */
export function userSettings(entry: Entry | undefined, flags: ConnectionFlags): Result<UserSettings> {
  const user = entry ?? { name: '', body: {}, file: resolve('.') };
  const fields = entryFields('user', user);
  const exec = execSettings(fields, user.name);
  const provider = authProvider(fields, user.file);
  const text = {
    username: flags.token ? undefined : fields.text('username'),
    password: flags.token ? undefined : fields.text('password'),
    token: flags.token || fields.text('token'),
    tokenFile: flags.token ? undefined : fields.path('tokenFile'),
  };
  const certificate = certificateOf(fields, flags, user.name);
  const impersonation = impersonationOf(fields, flags, user.name);
  const wrong = fields.problem();
  if (wrong !== undefined) return { ok: false, problem: wrong };
  if (!exec.ok) return exec;
  if (!certificate.ok) return certificate;
  if (!impersonation.ok) return impersonation;
  const basic =
    text.username === undefined && text.password === undefined
      ? undefined
      : { username: text.username ?? '', password: text.password ?? '' };
  if (basic !== undefined && (text.token !== undefined || text.tokenFile !== undefined)) {
    return failure(
      `the user "${user.name}" has both a token and a password`,
      'Remove one of them from the kubeconfig.',
    );
  }
  if (exec.value !== undefined && provider !== undefined) {
    return failure(
      `the user "${user.name}" has both exec and auth-provider`,
      'Remove auth-provider from the kubeconfig.',
    );
  }
  return success({
    name: user.name,
    certificate: certificate.value,
    token: text.token,
    tokenFile: text.tokenFile,
    basic,
    exec: exec.value,
    authProvider: provider,
    impersonation: impersonation.value,
  });
}

function certificateOf(fields: EntryFields, flags: ConnectionFlags, name: string): Result<UserSettings['certificate']> {
  const certificate = one(fields, 'client-certificate', flags.clientCertificate, name);
  if (!certificate.ok) return certificate;
  if (certificate.value === undefined) return success(undefined);
  const key = one(fields, 'client-key', flags.clientKey, name);
  if (!key.ok) return key;
  if (key.value === undefined) {
    const whose = name === '' ? 'the client certificate' : `the client certificate of the user "${name}"`;
    return failure(`${whose} has no key`, 'Add client-key to the kubeconfig, or pass --client-key.');
  }
  return success({ certificate: certificate.value, key: key.value });
}

function one(
  fields: EntryFields,
  key: 'client-certificate' | 'client-key',
  flag: string | undefined,
  name: string,
): Result<Material | undefined> {
  if (flag) return success({ kind: 'file', path: resolve(flag) });
  const data = fields.text(`${key}-data`);
  const path = fields.path(key);
  if (data !== undefined && path !== undefined) {
    return failure(`the user "${name}" has both ${key} and ${key}-data`, 'Remove one of them from the kubeconfig.');
  }
  return success(materialOf(data, path));
}

function authProvider(fields: EntryFields, file: string): AuthProvider | undefined {
  const provider = fields.object('auth-provider');
  if (provider === undefined) return undefined;
  const config = provider.object('config');
  const values = (config?.keys() ?? []).map((key) => [key, config?.text(key)] as const);
  return {
    name: provider.text('name') ?? '',
    config: Object.fromEntries(values.filter((pair): pair is [string, string] => pair[1] !== undefined)),
    file,
  };
}
