import { conditions } from './conditions.ts';
import { events } from './events.ts';
import { managedFields } from './managed-fields.ts';
import { metadata } from './metadata.ts';
import type { TraceReader } from './source.ts';

/** All traces of the past that an object and what was read around it can hold. */
export const TRACE_READERS: readonly TraceReader[] = [metadata, managedFields, conditions, events];
