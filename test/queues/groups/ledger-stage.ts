import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { waitFor, waitForSame } from '../../control-plane/wait.ts';
import { pathOfCustom } from '../../operators/keeper/custom-type.ts';
import { ACCOUNTS, type AccountSpec, account } from '../../operators/ledger/accounts.ts';
import { type Ledger, type LedgerOptions, startLedger } from '../../operators/ledger/ledger.ts';
import type { Stage } from '../harness/state-case.ts';

/** What JOSDK calls the one controller of a ledger. */
export const CONTROLLER = 'accountreconciler';

/** An account that is looked at every second. */
export const POLLED: AccountSpec = { every: 1 };

/** A ledger, and its accounts by name. */
export interface LedgerStage extends Stage {
  readonly ledger: Ledger;
  /** The namespace of its accounts. */
  readonly accounts: string;
  page(): Promise<string>;
  /** Makes accounts; what is answered deletes them. */
  add(accounts: Readonly<Record<string, AccountSpec>>): Promise<() => Promise<void>>;
  /** Makes accounts that fail, each again under its name before it is given up; what is answered ends that. */
  addFailing(names: readonly string[]): Promise<() => Promise<void>>;
  /** Resolves when the log of the running process has that text. */
  said(text: string): Promise<void>;
}

/** Milliseconds after which accounts that fail are made anew: they are given up after 18 s. */
const ANEW = 6000;

/** Starts a ledger by a name that no other group has, with a namespace of accounts for itself. */
export async function startLedgerStage(
  plane: ControlPlane,
  name: string,
  options: Omit<LedgerOptions, 'namespace' | 'name' | 'watchNamespaces'>,
): Promise<LedgerStage> {
  const accounts = `accounts-of-${name}`;
  const all = pathOfCustom(ACCOUNTS, accounts);
  await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: accounts } });
  const ledger = await startLedger(plane, { ...options, name, watchNamespaces: [accounts] });
  const clear = async (): Promise<void> => {
    await plane.request(all, { method: 'DELETE' });
    await untilRested(ledger);
  };
  const apply = (specs: Readonly<Record<string, AccountSpec>>) =>
    plane.apply(Object.entries(specs).map(([each, spec]) => account(accounts, each, spec)));
  const log = async () => (await plane.kubectl(['logs', '-n', ledger.namespace, `deploy/${name}`])).stdout;
  return {
    target: name,
    namespace: ledger.namespace,
    ledger,
    accounts,
    page: () => ledger.metrics(),
    async stop() {
      await ledger.stop();
      // Its pods would go on looking as if they ran, and as if it served the accounts of the next group.
      await plane.kubectl(['delete', 'deployment', name, '-n', ledger.namespace, '--wait=false']);
    },
    async add(specs) {
      await apply(specs);
      return clear;
    },
    async addFailing(names) {
      const specs = Object.fromEntries(names.map((each): [string, AccountSpec] => [each, { fail: 'error' }]));
      await apply(specs);
      const anew = async (): Promise<void> => {
        for (const each of names) await plane.request(`${all}/${each}`, { method: 'DELETE' });
        await apply(specs);
      };
      let turn = Promise.resolve();
      const timer = setInterval(() => {
        // What fails now is done by the next turn.
        turn = turn.then(anew).catch(() => undefined);
      }, ANEW);
      return async () => {
        clearInterval(timer);
        await turn;
        await clear();
      };
    },
    said: async (text) => {
      await waitFor(`"${text}"`, async () => (await log()).includes(text), { timeout: 90_000 });
    },
  };
}

/**
 * Resolves when nothing has begun or ended for two seconds: a run whose account was deleted under it fails, and would be
 * counted in the next case. What hangs is not waited for.
 */
async function untilRested(ledger: Ledger): Promise<void> {
  const counts = async (): Promise<string> =>
    (await ledger.metrics())
      .split('\n')
      .filter((line) => /^[a-z_]*reconciliations_\w+_total\b/.test(line))
      .join('\n');
  await waitForSame('the ledger to rest', counts, { interval: 2000 });
}
