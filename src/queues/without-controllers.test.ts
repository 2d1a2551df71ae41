import { describe, expect, test } from 'vitest';
import { judged, runtimePage } from './queues.fixture.ts';
import { withoutControllers, withoutMetrics } from './without-controllers.ts';

describe('a page without controllers', () => {
  const bare = judged(['process_start_time_seconds 7\n', 'process_start_time_seconds 7\n']);

  test('is missing what was asked for, and what to do depends on the framework', () => {
    const [josdk, ...more] = withoutControllers([bare], 'josdk');
    expect(more).toEqual([]);
    expect(josdk?.text).toContain('none of them is of a controller or a queue');
    expect(josdk?.next).toContain('withMetrics');
    expect(withoutControllers([bare], undefined)[0]?.next).toMatch(/^(?!.*kopf).*Strimzi/);
    expect(withoutMetrics('unknown')).toContain('kopf has none');
    expect(withoutMetrics('controller-runtime')).toContain('turned off');
  });

  test('is not one of a replica that stands by, or that has controllers', () => {
    const standby = judged(['leader_election_master_status{name="a"} 0\n']);
    expect(withoutControllers([standby, judged([runtimePage({})])], 'controller-runtime')).toEqual([]);
  });
});
