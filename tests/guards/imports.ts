import { posix } from "node:path";
import ts from "typescript";
import type { ProjectFile } from "./project-files.ts";

/** One `import`, `export … from`, `import()` or `require()` with a literal. */
export interface Import {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** The project's path that a relative specifier means; undefined for packages. */
  readonly target: string | undefined;
  /** True where nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** Everything that a source file imports, in its order. */
export function importsOf({ path, text }: ProjectFile): readonly Import[] {
  const found: Import[] = [];
  const add = (node: ts.Expression | undefined, typeOnly: boolean): void => {
    if (node === undefined || !ts.isStringLiteralLike(node)) return;
    const relative = node.text.startsWith(".");
    const target = relative ? posix.join(posix.dirname(path), node.text) : undefined;
    found.push({ from: path, specifier: node.text, target, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly === true);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && loads(node.expression)) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext));
  return found;
}

/** `import(…)` and `require(…)`. */
function loads(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ts.isIdentifier(callee) && callee.text === "require";
}
