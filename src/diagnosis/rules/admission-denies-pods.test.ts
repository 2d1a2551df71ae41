import { expect, test } from 'vitest';
import { told } from '../testing/cluster.ts';
import { podsRefused } from '../testing/workloads.ts';
import { admissionDeniesPods } from './admission-denies-pods.ts';

test('who denies the pods is named', async () => {
  const refused = podsRefused(`pods "a" is forbidden: ValidatingAdmissionPolicy 'no-root' denied request: no root`);
  expect(await told(admissionDeniesPods, refused, { objects: [] })).toEqual([
    'certain: Deployment shop/web, which runs operator web, gets no pods: ValidatingAdmissionPolicy no-root denies them',
  ]);
  expect(await told(admissionDeniesPods, podsRefused('something else'), { objects: [] })).toEqual([]);
});
