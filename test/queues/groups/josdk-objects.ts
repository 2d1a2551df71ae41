import { group } from '../harness/group.ts';
import { type LedgerStage, startLedgerStage } from './ledger-stage.ts';

const anAccount =
  (name: string) =>
  ({ accounts }: LedgerStage) => ({ target: `account/${name}`, namespace: accounts });

/** Objects of one operator, told by its log and the ladder of the SDK. */
export const josdkObjects = group<LedgerStage>({
  framework: 'JOSDK, objects',
  start: (plane) => startLedgerStage(plane, 'ledger-objects', {}),
  cases: [
    {
      state: 'an object that is well',
      target: anAccount('sound'),
      expected: 'quiet',
      drive: async (stage) => {
        await stage.add({ sound: {} });
        await stage.said('/sound');
        return undefined;
      },
    },
    {
      state: 'an object that fails',
      target: anAccount('failing'),
      expected: 'failing (window)',
      drive: async (stage) => {
        await stage.add({ failing: { fail: 'error' } });
        await stage.said("name='failing'");
        return undefined;
      },
    },
    {
      state: 'an object that was given up',
      target: anAccount('failing'),
      expected: 'given-up',
      drive: async (stage) => {
        await stage.said('Exhausted retries');
        return undefined;
      },
    },
    {
      // Neither the SDK's log nor the object tells that a run began: that one hangs is told of the operator alone.
      state: 'an object whose run hangs',
      target: anAccount('hung'),
      expected: 'quiet',
      drive: async (stage) => {
        await stage.add({ hung: { fail: 'hang' } });
        await stage.said('/hung');
        return undefined;
      },
    },
  ],
});
