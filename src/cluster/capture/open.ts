import { failure, type Result, success } from '../../objects/problem.ts';
import type { ClusterReader } from '../reader.ts';
import type { CaptureEnvironment } from './capture-environment.ts';
import { MANIFEST_PATH } from './content/layout.ts';
import { CaptureError, type FileSet } from './files/file-set.ts';
import { type CaptureLimits, DEFAULT_LIMITS } from './files/limits.ts';
import { openFiles } from './files/open-files.ts';
import { createCaptureReader } from './read/capture-reader.ts';
import type { CaptureContents } from './read/contents.ts';
import { indexFiles } from './read/file-index.ts';
import { mustGatherContents } from './read/must-gather-contents.ts';
import { ownContents } from './read/own-contents.ts';
import { createParsedFiles, type ParsedFiles } from './read/parsed-files.ts';
import { yamlContents } from './read/yaml-contents.ts';

/**
 * A cluster on disk: a capture of ours (.tar.gz or unpacked), an OpenShift must-gather, or a folder or file of YAML and
 * JSON. Nothing is unpacked to disk. A problem where it is none of these, or damaged.
 */
export async function openCapture(
  path: string,
  environment: CaptureEnvironment,
  limits: CaptureLimits = DEFAULT_LIMITS,
): Promise<Result<ClusterReader>> {
  try {
    const files = await openFiles(path, limits);
    const parsed = createParsedFiles(files);
    const contents = await recognise(path, files, parsed, environment);
    if (!contents.ok) return failure(`${path}: ${contents.problem.message}`, contents.problem.next);
    environment.trace(`${path}: ${contents.value.format}, ${files.paths.length} files`);
    return success(createCaptureReader(path, contents.value, files, parsed));
  } catch (error) {
    if (error instanceof CaptureError) return failure(`${path}: ${error.message}`, error.next);
    return unreadable(path, error);
  }
}

async function recognise(
  path: string,
  files: FileSet,
  parsed: ParsedFiles,
  environment: CaptureEnvironment,
): Promise<Result<CaptureContents>> {
  const index = indexFiles(files.paths);
  const manifest = files.paths.find((file) => file === MANIFEST_PATH || file.endsWith(`/${MANIFEST_PATH}`));
  if (manifest !== undefined) {
    return ownContents((await files.read(manifest)).toString('utf8'), index, environment.namespace);
  }
  if (index.types.length > 0) return mustGatherContents(files, parsed, index, environment);
  return yamlContents(path, files, parsed, environment);
}

function unreadable(path: string, error: unknown): Result<never> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return failure(`${path} does not exist`, 'Check the path given to --from.');
  if (code === 'EACCES' || code === 'EPERM')
    return failure(`${path} cannot be read: permission denied`, 'Check its permissions.');
  if (code === '') throw error;
  return failure(`${path} cannot be read: ${code}`, 'Check the path given to --from.');
}
