import { expect, test } from 'vitest';
import { fieldsText } from './fields-text.ts';

test('one field is named, of several it is open which were written, and the telling ones come first', () => {
  expect(fieldsText(['spec.replicas'])).toBe('spec.replicas');
  expect(fieldsText(['metadata.finalizers', 'metadata.finalizers["a/b"]'])).toBe('metadata.finalizers["a/b"]');
  expect(fieldsText(['metadata.labels.app', 'spec.replicas'])).toBe('some of spec.replicas and metadata.labels.app');
});

test('forty fields are places and a number', () => {
  const many = Array.from({ length: 37 }, (_, n) => `status.f${n}.deep`);
  expect(fieldsText([...many, 'spec.template.a', 'spec.template.b', 'spec.replicas'])).toBe(
    'some of spec.template, spec.replicas and 37 more',
  );
});

test("kubectl's copy of what was applied is not news", () => {
  const copy = 'metadata.annotations.kubectl.kubernetes.io/last-applied-configuration';
  expect(fieldsText([copy, 'spec.replicas'])).toBe('spec.replicas');
  expect(fieldsText([copy])).toBe(copy);
});
