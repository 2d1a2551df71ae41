import { fieldWrites } from '../../objects/managed-fields.ts';
import type { Entry } from '../entry.ts';
import { subjectOf } from '../subject.ts';
import { inSecond } from '../when.ts';
import type { TraceReader } from './source.ts';

/** The last write of each manager that still owns something. */
export const managedFields: TraceReader = (object) =>
  fieldWrites(object).flatMap(({ manager, operation, subresource, time, fields }): Entry[] =>
    time === undefined
      ? []
      : [
          {
            subject: subjectOf(object),
            when: inSecond(time),
            sources: ['managedFields'],
            what: { kind: 'write', manager, operation, subresource, fields },
          },
        ],
  );
