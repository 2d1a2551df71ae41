import { argo } from './argo.ts';
import { conditions } from './conditions.ts';
import { containers } from './containers.ts';
import { csv } from './csv.ts';
import { events } from './events.ts';
import { flux } from './flux.ts';
import { helm } from './helm.ts';
import { leases } from './lease.ts';
import { managedFields } from './managed-fields.ts';
import { metadata } from './metadata.ts';
import { observed } from './observed.ts';
import { revisions } from './revisions.ts';
import type { TraceReader } from './source.ts';
import { statusTimes } from './status-times.ts';

/** All traces of the past that an object and what was read around it can hold. */
export const TRACE_READERS: readonly TraceReader[] = [
  metadata,
  managedFields,
  observed,
  conditions,
  statusTimes,
  containers,
  revisions,
  helm,
  leases,
  csv,
  flux,
  argo,
  events,
];
