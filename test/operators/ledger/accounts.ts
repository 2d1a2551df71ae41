import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { customType, pathOfCustom } from '../keeper/custom-type.ts';

/** What the ledger serves. */
export const ACCOUNTS = customType('bank.example.com', 'Account');

/** How an account wants to be reconciled; AccountSpec.java says what each value does. */
export interface AccountSpec {
  readonly fail?: '' | 'error' | 'no-retry' | 'hang' | 'slow' | 'hot-loop';
  /** Milliseconds. */
  readonly delay?: number;
  /** Seconds. */
  readonly every?: number;
}

/** An account as it is read. */
export interface Account {
  readonly metadata: { readonly resourceVersion: string; readonly generation: number };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly runs?: number;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message: string }[];
  };
}

/** An account, to be applied. */
export function account(namespace: string, name: string, spec: AccountSpec = {}): object {
  return {
    apiVersion: `${ACCOUNTS.group}/${ACCOUNTS.version}`,
    kind: ACCOUNTS.kind,
    metadata: { name, namespace },
    spec: { fail: '', ...spec },
  };
}

/** Reads an account, which has to be there. */
export async function readAccount(plane: ControlPlaneHandle, namespace: string, name: string): Promise<Account> {
  const answer = await plane.request(pathOfCustom(ACCOUNTS, namespace, name));
  if (answer.status !== 200) throw new Error(`account ${namespace}/${name}: ${answer.status} ${answer.text}`);
  // The operator writes this shape.
  return answer.json() as Account;
}

/** Waits until Ready speaks of the present generation and has that status; answers the account. */
export function waitForAccount(
  plane: ControlPlaneHandle,
  namespace: string,
  name: string,
  ready: 'True' | 'False' = 'True',
): Promise<Account> {
  const probe = async (): Promise<Account | undefined> => {
    const found = await readAccount(plane, namespace, name);
    const current = found.status?.observedGeneration === found.metadata.generation;
    const condition = found.status?.conditions?.find(({ type }) => type === 'Ready');
    return current && condition?.status === ready ? found : undefined;
  };
  return waitFor(`account ${namespace}/${name} to be Ready=${ready}`, probe);
}
