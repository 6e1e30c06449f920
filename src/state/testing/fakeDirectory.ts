/** An in-memory directory of the origin private file system; a file changes on stream close. */
export class FakeDirectory {
  readonly #files = new Map<string, Blob>();
  readonly #children = new Map<string, FakeDirectory>();
  readonly #parent: FakeDirectory | null;
  #writesLeft = 0;
  #error: Error | null = null;

  constructor(parent: FakeDirectory | null = null) {
    this.#parent = parent;
  }

  /** Makes the n-th write from now on and all later ones fail; 0 and `null`: none. */
  failAtWrite(count: number, error: Error | null): void {
    this.#writesLeft = count;
    this.#error = error;
  }

  child(name: string): FakeDirectory {
    const known = this.#children.get(name) ?? new FakeDirectory(this);
    this.#children.set(name, known);
    return known;
  }

  names(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  put(name: string, content: string): void {
    this.#files.set(name, new Blob([content]));
  }

  /** Returns a handle with only the methods that the store uses. */
  handle(): FileSystemDirectoryHandle {
    const handle = {
      getDirectoryHandle: (name: string) => Promise.resolve(this.child(name).handle()),
      getFileHandle: (name: string, options?: { readonly create?: boolean }) =>
        this.#fileHandle(name, options?.create === true),
      removeEntry: (name: string) => {
        this.#files.delete(name);
        return Promise.resolve();
      },
      keys: () => this.#files.keys(),
    };
    return handle as unknown as FileSystemDirectoryHandle;
  }

  #fileHandle(name: string, isCreated: boolean): Promise<unknown> {
    if (!isCreated && !this.#files.has(name)) {
      return Promise.reject(new DOMException("not there", "NotFoundError"));
    }
    if (!this.#files.has(name)) this.#files.set(name, new Blob());
    let written = new Blob();
    return Promise.resolve({
      getFile: () => Promise.resolve(this.#files.get(name)),
      createWritable: () =>
        Promise.resolve({
          write: (content: Blob | string) => {
            written = new Blob([content]);
            return this.#countWrite();
          },
          close: () => {
            this.#files.set(name, written);
            return Promise.resolve();
          },
          abort: () => Promise.resolve(),
        }),
    });
  }

  #countWrite(): Promise<void> {
    if (this.#parent !== null) return this.#parent.#countWrite();
    if (this.#error === null) return Promise.resolve();
    this.#writesLeft -= 1;
    return this.#writesLeft <= 0 ? Promise.reject(this.#error) : Promise.resolve();
  }
}
