import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PolicyRule, untilGranted } from './access.ts';
import { kubeconfig } from './kubeconfig.ts';
import type { Authority } from './pki.ts';
import type { Requester } from './request.ts';

/** Makes people and service accounts; a kubeconfig is always answered as the path of a file. */
export interface Users {
  /** A kubeconfig with a client certificate of that user; it may do nothing unless its groups or roles say so. */
  user(name: string, options?: UserOptions): Promise<string>;
  /**
   * A user who may do exactly what the rules say, in one namespace where one is named, else everywhere. Discovery is
   * allowed to everyone who is authenticated, as in any cluster. Resolves when the API server knows of it.
   */
  restrictedUser(name: string, rules: readonly PolicyRule[], scope?: { readonly namespace?: string }): Promise<string>;
  /** A token for a ServiceAccount, which is made where it is missing; valid for 24 h. */
  serviceAccountToken(namespace: string, name: string): Promise<string>;
  /** A kubeconfig with such a token. */
  serviceAccountKubeconfig(namespace: string, name: string): Promise<string>;
}

interface UserOptions {
  readonly groups?: readonly string[];
  /** Namespace of the context. */
  readonly namespace?: string;
  /** When the certificate expires, milliseconds since the epoch. */
  readonly notAfter?: number;
}

interface UsersEnvironment {
  readonly server: string;
  readonly authority: Authority;
  readonly request: Requester;
  readonly directory: string;
}

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

export function createUsers(environment: UsersEnvironment): Users {
  const { server, authority, request, directory } = environment;
  const write = (user: Parameters<typeof kubeconfig>[0]['user'], namespace: string | undefined): string => {
    const path = join(directory, `${randomUUID()}.kubeconfig`);
    const spec = { server, certificateAuthority: authority.certificate, user };
    writeFileSync(path, kubeconfig(namespace === undefined ? spec : { ...spec, namespace }), { mode: 0o600 });
    return path;
  };
  const create = async (path: string, body: object): Promise<void> => {
    const answer = await request(path, { method: 'POST', body });
    if (answer.status >= 300 && answer.status !== 409) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
  };
  const user: Users['user'] = async (name, options = {}) => {
    const pair = await authority.issue({
      commonName: name,
      organizations: options.groups ?? [],
      ...(options.notAfter === undefined ? {} : { notAfter: options.notAfter }),
    });
    return write({ clientCertificate: pair.certificate, clientKey: pair.key }, options.namespace);
  };
  const serviceAccountToken: Users['serviceAccountToken'] = async (namespace, name) => {
    const accounts = `/api/v1/namespaces/${namespace}/serviceaccounts`;
    await create(accounts, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name } });
    const answer = await request(`${accounts}/${name}/token`, {
      method: 'POST',
      body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { expirationSeconds: 86_400 } },
    });
    return tokenOf(answer.json());
  };
  return {
    user,
    async restrictedUser(name, rules, scope = {}) {
      const roleName = `test-${name}-${randomUUID().slice(0, 8)}`;
      const cluster = scope.namespace === undefined;
      const base = cluster ? RBAC : `${RBAC}/namespaces/${scope.namespace}`;
      const kind = cluster ? 'ClusterRole' : 'Role';
      const metadata = { name: roleName };
      const apiVersion = 'rbac.authorization.k8s.io/v1';
      await create(`${base}/${kind.toLowerCase()}s`, { apiVersion, kind, metadata, rules });
      await create(`${base}/${kind.toLowerCase()}bindings`, {
        apiVersion,
        kind: `${kind}Binding`,
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: roleName },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name }],
      });
      await untilGranted(request, { user: name, namespace: scope.namespace }, rules);
      return user(name, scope);
    },
    serviceAccountToken,
    async serviceAccountKubeconfig(namespace, name) {
      return write({ token: await serviceAccountToken(namespace, name) }, namespace);
    },
  };
}

function tokenOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'status' in answer) {
    const { status } = answer;
    if (typeof status === 'object' && status !== null && 'token' in status) return String(status.token);
  }
  throw new Error(`no token in the answer: ${JSON.stringify(answer)}`);
}
