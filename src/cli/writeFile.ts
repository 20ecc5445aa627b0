import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { InvalidInput } from '../base';

/**
 * Writes chunks to a file through a temporary name beside it, renamed when complete: a reader sees the old file or the
 * whole new one. Missing folders are made. `-` is standard output.
 *
 * @throws InvalidInput when the folder cannot be written.
 */
export function writeFile(path: string, chunks: Iterable<string | Uint8Array>): void {
  if (path === '-') {
    for (const chunk of chunks) writeAll(1, chunk);
    return;
  }
  const temporary = `${path}.${process.pid}.tmp`;
  let file: number;
  try {
    makeFolders(dirname(path));
    file = openSync(temporary, 'wx');
  } catch (fault) {
    throw unwritable(path, fault);
  }
  try {
    for (const chunk of chunks) writeAll(file, chunk);
    closeSync(file);
    renameSync(temporary, path);
  } catch (fault) {
    rmSync(temporary, { force: true });
    throw fault instanceof Error && 'code' in fault ? unwritable(path, fault) : fault;
  }
}

/** `mkdirSync` with `recursive` never returns for a folder under /proc (measured, Node 20). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  mkdirSync(folder);
}

/** Text is encoded piece by piece into one buffer: a new one for each chunk would be a second copy of a large file. */
const encoder = new TextEncoder();
let scratch: Uint8Array | null = null;

function writeAll(file: number, content: string | Uint8Array): void {
  if (typeof content !== 'string') {
    writeBytes(file, content);
    return;
  }
  scratch ??= new Uint8Array(2 ** 18);
  for (let rest = content; rest !== '';) {
    const { read, written } = encoder.encodeInto(rest, scratch);
    writeBytes(file, scratch.subarray(0, written));
    rest = rest.slice(read);
  }
}

function writeBytes(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(file, bytes, at);
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EAGAIN')) throw fault;
    }
  }
}

function unwritable(path: string, fault: unknown): InvalidInput {
  const reason = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unwritable';
  return new InvalidInput({
    name: 'output file',
    got: path,
    expected: 'a path that can be written',
    where: reason,
  });
}
