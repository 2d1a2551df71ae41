import { describe, expect, test } from 'vitest';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { recordsAbout } from './about-object.ts';
import { errorText, parseLog } from './parse-log.ts';

const NOW = Date.parse('2026-11-25T14:00:00Z');
const backup = objectOf('cache.example.com/v1', 'RedisBackup', { metadata: { name: 'nightly', namespace: 'shop' } });

/** Level, time and error of the records about shop/nightly. */
function about(log: string, object = backup): unknown[] {
  return recordsAbout(object, parseLog(log, NOW)).map((record) => [
    record.level,
    record.time === undefined ? undefined : new Date(record.time).toISOString(),
    errorText(record),
  ]);
}

describe('errors about an object are found in', () => {
  const controllerRuntime = {
    msg: 'Reconciler error',
    controller: 'redisbackup',
    controllerGroup: 'cache.example.com',
    controllerKind: 'RedisBackup',
    RedisBackup: { name: 'nightly', namespace: 'shop' },
    namespace: 'shop',
    name: 'nightly',
    reconcileID: '5d0f2a52-3a4f-4d43-9ec5-0d2e6f1c7a2b',
    error: 'access denied by bucket',
  };

  test("controller-runtime's JSON", () => {
    const line = JSON.stringify({ level: 'error', ts: '2026-11-25T13:00:00Z', ...controllerRuntime });
    expect(about(line)).toEqual([['error', '2026-11-25T13:00:00.000Z', 'access denied by bucket']]);
  });

  test("controller-runtime's console format, with the stack below", () => {
    const fields = JSON.stringify(controllerRuntime);
    const log = `2026-11-25T13:00:00Z\tINFO\tsetup\tstarting manager
2026-11-25T13:00:01+01:00\tERROR\tReconciler error\t${fields}
sigs.k8s.io/controller-runtime/pkg/internal/controller.(*Controller).reconcileHandler
\t/go/pkg/mod/sigs.k8s.io/controller-runtime/pkg/internal/controller/controller.go:347`;
    expect(about(log)).toEqual([['error', '2026-11-25T12:00:01.000Z', 'access denied by bucket']]);
    expect(parseLog(log, NOW)).toHaveLength(2);
  });

  test("klog's two formats, where the year is told by the clock", () => {
    const log = `E1125 13:00:00.123456       1 controller.go:324] "Reconciler error" err="access denied by \\"b\\"" controller="redisbackup" controllerKind="RedisBackup" namespace="shop" name="nightly"
E1231 23:00:00.000000       1 queue.go:12] error syncing 'shop/nightly': access denied`;
    expect(about(log)).toEqual([
      ['error', '2026-11-25T13:00:00.123Z', 'access denied by "b"'],
      ['error', '2025-12-31T23:00:00.000Z', "error syncing 'shop/nightly': access denied"],
    ]);
  });

  test('logfmt', () => {
    const log = 'time="2026-11-25T13:00:00Z" level=error msg="cannot delete shop/nightly" error="access denied"';
    expect(about(log)).toEqual([['error', '2026-11-25T13:00:00.000Z', 'access denied']]);
  });

  test('java-operator-sdk, with the innermost cause of the exception', () => {
    const log = `2026-11-25 13:00:00,123 WARN  [io.jav.ope.pro.eve.EventProcessor] (ReconcilerExecutor-backup-12) Uncaught error during event processing ExecutionScope{ resource id: ResourceID{name='nightly', namespace='shop'}, version: 812} - but another reconciliation will be attempted
io.javaoperatorsdk.operator.OperatorException: java.lang.IllegalStateException: access denied
\tat io.javaoperatorsdk.operator.processing.Controller.reconcile(Controller.java:152)
Caused by: com.example.BucketException: access denied by bucket
\t... 9 more`;
    expect(about(log)).toEqual([['warning', '2026-11-25T13:00:00.123Z', 'access denied by bucket']]);
  });

  test('kopf, plain and JSON', () => {
    const object = { apiVersion: 'cache.example.com/v1', kind: 'RedisBackup', name: 'nightly', namespace: 'shop' };
    const log = `[2026-11-25 13:00:00,123] kopf.objects         [ERROR   ] [shop/nightly] Handler 'delete_fn' failed with an exception and will try again in 60 seconds: denied
Traceback (most recent call last):
  File "/src/handlers.py", line 12, in delete_fn
botocore.exceptions.ClientError: access denied by bucket
${JSON.stringify({ message: "Handler 'delete_fn' failed temporarily: busy", timestamp: '2026-11-25T13:01:00Z', severity: 'error', object })}`;
    expect(about(log)).toEqual([
      ['error', '2026-11-25T13:00:00.123Z', 'access denied by bucket'],
      ['error', '2026-11-25T13:01:00.000Z', "Handler 'delete_fn' failed temporarily: busy"],
    ]);
  });

  test("kube-rs' tracing", () => {
    const log =
      '2026-11-25T13:00:00.000001Z ERROR kube_runtime::controller: reconciler for object RedisBackup.v1.cache.example.com/nightly.shop failed';
    expect(about(log)).toHaveLength(1);
  });
});

describe('a record is not about an object', () => {
  test('of another kind, or whose name only begins alike', () => {
    const line = (more: object) =>
      JSON.stringify({ level: 'error', msg: 'Reconciler error', controller: 'x', ...more });
    const log = [
      line({ controllerKind: 'RedisCluster', namespace: 'shop', name: 'nightly', error: 'no' }),
      line({ controllerKind: 'RedisBackup', namespace: 'other', name: 'nightly', error: 'no' }),
      line({ controllerKind: 'RedisCluster', namespace: 'shop', name: 'c', error: 'backup shop/nightly is left' }),
      '2026-11-25 13:00:00 ERROR shop/nightly-2 failed',
      '2026-11-25 13:00:00 ERROR a-shop/nightly failed',
      '2026-11-25 13:00:00 ERROR GET https://nightly.shop.svc.cluster.local failed',
    ].join('\n');
    expect(about(log)).toEqual([]);
  });

  test('that has no namespace, unless its kind or brackets are there', () => {
    const whole = objectOf('example.com/v1', 'Zone', { metadata: { name: 'eu' } });
    const zone = { ...whole, metadata: { ...whole.metadata, namespace: undefined } };
    const log = `2026-11-25 13:00:00 ERROR cannot delete Zone "eu": denied
2026-11-25 13:00:00 ERROR [eu] Handler failed
2026-11-25 13:00:00 ERROR cannot reach eu
{"level":"error","msg":"Reconciler error","controller":"zone","controllerKind":"Zone","name":"eu","error":"denied"}`;
    expect(about(log, zone)).toHaveLength(3);
  });
});

test('what is no log is no record, however long and odd', () => {
  expect(parseLog(`{\n\u001b[31m}\n${'x'.repeat(100_000)}\n"E1125`, NOW)).toEqual([]);
});
