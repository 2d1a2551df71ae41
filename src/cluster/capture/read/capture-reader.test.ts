import { expect, test } from 'vitest';
import { managersOfField } from '../../../objects/managed-fields.ts';
import { folderWith, manifest, opened, typeNamed } from '../testing/opened.ts';

test('what only a live cluster can say is a gap, whatever was captured', async () => {
  const reader = await opened(folderWith({ 'pod.yaml': manifest('v1', 'Pod', 'web') }));
  const type = await typeNamed(reader, 'pods');
  const place = { namespace: 'default', pod: 'web' };
  const missing = (subject: object) => ({ ok: false, gap: { subject, reason: 'not-captured' } });
  expect(await reader.probe({ type, namespace: 'default', name: 'web' })).toMatchObject(
    missing({ kind: 'probe', type, namespace: 'default', name: 'web' }),
  );
  expect(await reader.scrape({ ...place, port: 8080, path: '/metrics', scheme: 'http' })).toMatchObject(
    missing({ kind: 'port', ...place, port: 8080 }),
  );
  const account = { namespace: 'default', name: 'reader' };
  expect(await reader.accountToken(account)).toMatchObject(missing({ kind: 'token', account }));
  expect(await reader.ownToken()).toMatchObject(missing({ kind: 'token' }));
  const who = { user: 'system:serviceaccount:shop:operator', groups: [] };
  const what = { verb: 'update', group: '', resource: 'pods', subresource: 'status', namespace: 'shop' };
  expect(await reader.access({ ...who, ...what })).toMatchObject(
    missing({ kind: 'access', user: who.user, asked: { verb: 'update', resource: 'pods/status', namespace: 'shop' } }),
  );
});

test('who wrote what is read from a capture', async () => {
  const managedFields = [{ manager: 'kubelet', operation: 'Update', fieldsV1: { 'f:status': { 'f:phase': {} } } }];
  const pod = manifest('v1', 'Pod', 'web', { metadata: { namespace: 'shop', managedFields } });
  const reader = await opened(folderWith({ 'pod.yaml': pod }));
  const type = await typeNamed(reader, 'pods');
  const web = await reader.get({ type, namespace: 'shop', name: 'web', detail: 'whole' });
  expect(web.ok && managersOfField(web.value, 'status')).toMatchObject([{ manager: 'kubelet' }]);
});
