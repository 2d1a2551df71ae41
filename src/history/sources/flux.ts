import { type JsonObject, numberAt, objectsAt, stringAt, stringMapAt } from '../../objects/json.ts';
import { parseTime } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Entry } from '../entry.ts';
import { whenOf } from '../when.ts';
import { phaseEntries, textAt } from './phases.ts';
import type { TraceReader } from './source.ts';
import { traceEntries } from './trace-entry.ts';

/**
 * Flux keeps a short history in the status: of a HelmRelease the last releases (fluxcd/helm-controller
 * api/v2/snapshot_types.go), of a Kustomization and others the last revisions that were applied, with the first and the last
 * time (fluxcd/pkg apis/meta/history.go).
 */
export const flux: TraceReader = (object) =>
  object.type.group.endsWith('.toolkit.fluxcd.io')
    ? objectsAt(object.body, 'status', 'history').flatMap((snapshot) =>
        snapshot.lastDeployed === undefined ? applied(object, snapshot) : released(object, snapshot),
      )
    : [];

/** What was applied: the status is that of the last time. */
function applied(object: KubeObject, snapshot: JsonObject): Entry[] {
  const last = stringAt(snapshot, 'lastReconciled');
  const first = parseTime(stringAt(snapshot, 'firstReconciled'));
  const count = numberAt(snapshot, 'totalReconciliations');
  const { revision = stringAt(snapshot, 'digest') } = stringMapAt(snapshot, 'metadata');
  const isOnce = first === undefined || first === parseTime(last);
  return phaseEntries(object, 'flux', last, {
    phase: textAt(snapshot, 'lastReconciledStatus'),
    ...(revision === undefined ? {} : { of: `revision ${revision}` }),
    ...(isOnce ? {} : { repeated: { first, count } }),
  });
}

/** A release of Helm: lastDeployed is when Helm began with it (helm/helm pkg/action/upgrade.go, prepareUpgrade). */
function released(object: KubeObject, snapshot: JsonObject): Entry[] {
  const chart = [stringAt(snapshot, 'chartName'), stringAt(snapshot, 'chartVersion')].filter(Boolean).join('-');
  const revision = numberAt(snapshot, 'version');
  if (revision === undefined) return [];
  const release = { kind: 'release', release: textAt(snapshot, 'name'), revision, chart } as const;
  const begun = { ...release, status: 'begun', outcome: textAt(snapshot, 'status') };
  return [
    ...traceEntries(object, 'flux', whenOf(stringAt(snapshot, 'lastDeployed')), begun, revision * 2),
    ...traceEntries(
      object,
      'flux',
      whenOf(stringAt(snapshot, 'deleted')),
      { ...release, status: 'uninstalled' },
      revision * 2 + 1,
    ),
  ];
}
