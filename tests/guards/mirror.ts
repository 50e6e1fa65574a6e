import ts from "typescript";
import { importsOf } from "./imports.ts";
import type { ProjectFile } from "./project-files.ts";

/** The test of a source stands at the same path below `tests`. */
export function mirrorOf(source: string): string {
  return `tests/${source.replace(/\.ts$/, ".test.ts")}`;
}

/** True where something is decided or computed: a function, a method or a class. Types and tables have none. */
export function hasLogic({ path, text }: ProjectFile): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return false;
    if (ts.isClassDeclaration(node) || (ts.isFunctionLike(node) && "body" in node)) return true;
    return ts.forEachChild(node, visit) ?? false;
  };
  return visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext));
}

/** Everything that a file loads, itself too, however far away. Types are not followed: they run nothing. */
export function reachedFrom(start: string, files: ReadonlyMap<string, ProjectFile>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = files.get(path);
    if (file === undefined || reached.has(path)) continue;
    reached.add(path);
    waiting.push(...loadedBy(file));
  }
  return reached;
}

const known = new WeakMap<ProjectFile, readonly string[]>();

/** The project's files that a file itself loads. Kept, since the lists reach most files many times. */
function loadedBy(file: ProjectFile): readonly string[] {
  const loaded =
    known.get(file) ??
    importsOf(file).flatMap(({ typeOnly, target }) => (typeOnly || target === undefined ? [] : [target]));
  known.set(file, loaded);
  return loaded;
}
