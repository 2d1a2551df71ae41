import type { AnyGroup } from '../harness/state-case.ts';
import { behindLogin } from './behind-login.ts';
import { controllerRuntime, plainQueue } from './controller-runtime.ts';
import { JOSDK } from './josdk.ts';
import { josdkObjects } from './josdk-objects.ts';
import { kopf, kopfPeers } from './kopf.ts';

/** All operators that are driven through states. */
export const GROUPS: readonly AnyGroup[] = [
  controllerRuntime,
  plainQueue,
  behindLogin,
  ...JOSDK,
  josdkObjects,
  kopf,
  kopfPeers,
];
