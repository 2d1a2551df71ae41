import { expect, test } from 'vitest';
import type { Gap } from './gap.ts';
import { missingText, permissionCheck, subjectText } from './gap-text.ts';

const may = (namespace: string | undefined): Gap => ({
  subject: {
    kind: 'access',
    user: 'system:serviceaccount:shop:operator',
    asked: { verb: 'update', group: 'example.com', resource: 'things/status', namespace, name: undefined },
  },
  reason: 'forbidden',
  message: 'no',
  permission: {
    verb: 'create',
    group: 'authorization.k8s.io',
    resource: 'subjectaccessreviews',
    namespace: undefined,
    name: undefined,
  },
});

test('a question about access names who and what, and the permission that asking takes', () => {
  expect(subjectText(may('shop').subject)).toBe(
    'whether system:serviceaccount:shop:operator may update things.example.com/status in namespace shop',
  );
  expect(subjectText(may(undefined).subject)).toBe(
    'whether system:serviceaccount:shop:operator may update things.example.com/status',
  );
  expect(missingText(may('shop'))).toBe('create subjectaccessreviews.authorization.k8s.io');
  expect(permissionCheck(may('shop'))).toBe('kubectl auth can-i create subjectaccessreviews.authorization.k8s.io');
});
