import { readFileSync } from "node:fs";
import { linkShapes } from "./link-shapes.ts";
import { NestedTypes } from "./nested-types.ts";
import { PackageFiles } from "./package-files.ts";
import type { UnlinkedFunction, UnlinkedResource } from "./read-shapes.ts";
import { ShapeReader } from "./read-shapes.ts";
import type { FunctionShape, ResourceShape } from "./shape.ts";
import { ShapeCache } from "./shape-cache.ts";

export interface ShapesOptions {
  /** Folder for what was read, kept from one start to the next. May be absent, and may be deleted at any time. */
  readonly cacheDir: string;
  /** Finds an installed SDK package by its short name. Default: `@pulumi/<name>` beside this program. */
  readonly findPackage?: (name: string) => PackageFiles | undefined;
}

/** The shapes of the installed providers, read when first asked for. */
export class Shapes {
  readonly #cache: ShapeCache;
  readonly #findPackage: (name: string) => PackageFiles | undefined;
  readonly #packages = new Map<string, PackageFiles | undefined>();
  readonly #readers = new Map<string, ShapeReader>();
  readonly #known = new Map<string, ResourceShape | FunctionShape | undefined>();

  constructor(options: ShapesOptions) {
    this.#cache = new ShapeCache(options.cacheDir);
    this.#findPackage = options.findPackage ?? PackageFiles.find;
  }

  /** The shape of a resource type such as `aws:rds/instance:Instance`; undefined when no installed package has it. */
  resource(token: string): ResourceShape | undefined {
    const shape = this.#shape(token);
    return shape !== undefined && isResource(shape) ? shape : undefined;
  }

  /** The shape of a data source such as `aws:index/getRegion:getRegion`; undefined when no installed package has it. */
  fn(token: string): FunctionShape | undefined {
    const shape = this.#shape(token);
    return shape === undefined || isResource(shape) ? undefined : shape;
  }

  /** The installed version of an SDK package, by short name (`aws`). */
  packageVersion(pkg: string): string {
    const files = this.#package(pkg);
    if (files === undefined)
      throw new Error(`@pulumi/${pkg}: expected an installed package; got none. Run npm ci.`);
    return files.version;
  }

  /** Writes to the cache what was read since the last call, and lets go of the type files' text (some 14 MB). */
  save(): void {
    this.#cache.save();
    this.#readers.clear();
  }

  #shape(token: string): ResourceShape | FunctionShape | undefined {
    if (this.#known.has(token)) return this.#known.get(token);
    const document = this.#document(token);
    const shape = document === undefined ? undefined : { ...document, ...linkShapes(document) };
    this.#known.set(token, shape);
    return shape;
  }

  #document(token: string): UnlinkedResource | UnlinkedFunction | undefined {
    const files = this.#package(token.slice(0, Math.max(token.indexOf(":"), 0)));
    if (files === undefined) return undefined;
    const cached = this.#cache.read(token, files.version);
    if (cached !== undefined) return cached;
    const file = files.fileOf(token);
    if (file === undefined) return undefined;
    const reader = this.#reader(files);
    const isFunction = readFileSync(`${file}.js`).includes(`.runtime.invoke("${token}"`);
    const document = isFunction ? reader.fn(token, file) : reader.resource(token, file);
    this.#cache.add(files.version, document);
    return document;
  }

  #package(name: string): PackageFiles | undefined {
    if (!this.#packages.has(name)) this.#packages.set(name, this.#findPackage(name));
    return this.#packages.get(name);
  }

  #reader(files: PackageFiles): ShapeReader {
    const reader = this.#readers.get(files.name) ?? new ShapeReader(new NestedTypes(files.root));
    this.#readers.set(files.name, reader);
    return reader;
  }
}

function isResource(shape: ResourceShape | FunctionShape): shape is ResourceShape {
  return "secretInputs" in shape;
}
