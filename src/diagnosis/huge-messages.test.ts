import { expect, test } from 'vitest';
import { recordsAbout } from '../operators/log/about-object.ts';
import { errorText, parseLog } from '../operators/log/parse-log.ts';
import { refusedPermission } from '../operators/refusal.ts';
import { readRefusal } from './down/refusal.ts';
import { likeness } from './operators/object-failures.ts';
import { failedGroups } from './remains/namespace.ts';
import { terminatingNamespace } from './testing/namespaces.ts';
import { terminatingObject } from './testing/objects.ts';
import { failureOf, webhookMessage } from './webhooks/webhook-message.ts';

const SIZE = 1_000_000;
/** Milliseconds of this thread's own work: what takes time for each place of each place takes minutes. */
const ENOUGH = 3000;

const object = terminatingObject('one');

/** What reads messages of others. */
const READERS: readonly (readonly [string, (message: string) => unknown])[] = [
  ['webhookMessage', webhookMessage],
  ['failureOf', failureOf],
  ['readRefusal', readRefusal],
  ['refusedPermission', (message) => refusedPermission(message, { namespace: 'a', name: 'b' })],
  ['likeness', (message) => likeness(message, object)],
  [
    'failedGroups',
    (message) => failedGroups(terminatingNamespace({ trouble: { NamespaceDeletionDiscoveryFailure: message } })),
  ],
  ['logs', (message) => recordsAbout(object, parseLog(message, 0)).map(errorText)],
];

/** Beginnings of what the patterns look for, over and over. */
const BEGINNINGS = [
  'failed calling webhook "',
  'failed calling webhook "a": ',
  'conversion webhook for ',
  'admission webhook "a" denied the request',
  "ValidatingAdmissionPolicy 'a' ",
  'exceeded quota: aaaa',
  'violates PodSecurity "',
  'error looking up service account a/b: serviceaccount "',
  'unable to create new content in namespace ',
  'service "',
  '"a" is forbidden: User "a" cannot ',
  'server APIs: a.b/v1: , ',
  '12345678-1234-',
  'level=error msg="\\"',
  '2026-01-01 00:00:00 ERROR ',
  'I0101 00:00:00.0 1 [',
  '{"a":',
  'x\n',
  'shop/one ',
  "name='one', ",
  ' ',
];

test.each(READERS)('%s is done with a megabyte of anything in time', (_, read) => {
  const slow = BEGINNINGS.flatMap((beginning) => {
    const message = beginning.repeat(Math.ceil(SIZE / beginning.length));
    const before = process.threadCpuUsage();
    read(message);
    const { user, system } = process.threadCpuUsage(before);
    const took = (user + system) / 1000;
    return took > ENOUGH ? [`${beginning} ${took.toFixed(0)} ms`] : [];
  });
  expect(slow).toEqual([]);
});
