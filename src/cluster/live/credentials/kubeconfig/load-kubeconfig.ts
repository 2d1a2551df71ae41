import { readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { failure, type Result, success } from '../../../../objects/problem.ts';
import type { ReaderEnvironment } from '../../../connection.ts';
import { EMPTY_KUBECONFIG, type Kubeconfig, mergeKubeconfigs } from './kubeconfig.ts';
import { parseKubeconfig } from './parse-kubeconfig.ts';

/**
 * The kubeconfig that kubectl would use: the file of `--kubeconfig`, else those of KUBECONFIG, else ~/.kube/config.
 * Files of the environment that are missing are skipped, so the result may be empty; the flag's file has to exist.
 */
export function loadKubeconfig(explicit: string | undefined, environment: ReaderEnvironment): Result<Kubeconfig> {
  if (explicit) {
    const config = readKubeconfig(resolve(explicit));
    if (!config.ok) return config;
    if (config.value !== undefined) return success(config.value);
    return failure(`${explicit} does not exist`, 'Give --kubeconfig the path of a kubeconfig file.');
  }
  const configs: Kubeconfig[] = [];
  for (const file of candidates(environment)) {
    const config = readKubeconfig(file);
    if (!config.ok) return config;
    if (config.value === undefined) environment.trace(`no kubeconfig at ${file}`);
    else configs.push(config.value);
  }
  return success(configs.length === 0 ? EMPTY_KUBECONFIG : mergeKubeconfigs(configs));
}

function candidates(environment: ReaderEnvironment): string[] {
  const listed = environment.env.KUBECONFIG;
  if (!listed) return environment.homeDirectory === '' ? [] : [join(environment.homeDirectory, '.kube', 'config')];
  const files = listed.split(delimiter).filter((file) => file !== '');
  return [...new Set(files.map((file) => resolve(file)))];
}

/** What a file says; undefined where it does not exist. */
function readKubeconfig(file: string): Result<Kubeconfig | undefined> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT') return success(undefined);
    return failure(`the kubeconfig ${file} cannot be read: ${reason(code)}`, NEXT);
  }
  return parseKubeconfig(text, file);
}

const NEXT = 'Correct KUBECONFIG, or pass --kubeconfig with a file that you may read.';

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'a part of its path is not a directory',
  ELOOP: 'its symbolic links form a circle',
};

function reason(code: string): string {
  return REASONS[code] ?? code;
}
