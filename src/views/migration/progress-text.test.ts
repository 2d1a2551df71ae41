import { expect, test } from 'vitest';
import { createPaint } from '../text/paint.ts';
import { type ProgressView, progressLine, progressLines } from './progress-text.ts';

const engine = (waiting: ProgressView['waiting']): ProgressView => ({
  ...{ phase: 'in-cluster', total: undefined, done: 0, failing: 0, inFlight: 0, rate: 0, left: undefined },
  ...{ tally: { rewritten: 0, current: 0, again: 0 }, resting: undefined, waiting },
});
const dead = engine({
  ...{ name: 'kubectl-operator-1a2b3c4d', isOwn: true, quietMs: 42_000 },
  reason: { kind: 'expired', holder: 'cp-1\u001b[31m_u', renewedMs: 300_000 },
});

test('a log says why nothing is seen of the engine of the cluster, and what to do', () => {
  expect(progressLine(dead, 'widgets.example.com')).toBe(
    'In-cluster widgets.example.com 0   nothing was seen of StorageVersionMigration kubectl-operator-1a2b3c4d for 42s   the controller manager cp-1\\u001b[31m_u, which would do it, may be dead: it last renewed its Lease 5m ago   it is waited for; Ctrl-C removes the StorageVersionMigration, and --engine client does without it',
  );
  expect(progressLine(engine(undefined), 'widgets.example.com')).toContain('is waited for');
});

test('on a terminal nothing of it is cut', () => {
  const lines = progressLines(dead, 'widgets.example.com', { width: 60, paint: createPaint(false), ending: false });
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
  const told = lines.slice(2).map((line) => line.trim());
  expect(told.join(' ')).toContain('it last renewed its Lease 5m ago it is waited for; Ctrl-C removes');
});
