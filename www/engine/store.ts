/**
 * The one place that opens IndexedDB. Readings (what was read in CRMs), entries (what people entered, their calendar, and the
 * cursors of unfinished pulls) and pay (the personal plan) are separate stores, so that export and forget can never mix them.
 */

/** A reading as it arrived, under the key that the core gave it: the newest reading of a key wins. */
export type StoredReading = { origin: string; key: string; text: string };

const NAME = 'second-chair';
const VERSION = 1;

type StoreName = 'readings' | 'entries' | 'pay';

export class Store {
  #db: IDBDatabase;

  private constructor(db: IDBDatabase) {
    this.#db = db;
  }

  static async open(): Promise<Store> {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('readings', { keyPath: ['origin', 'key'] });
      db.createObjectStore('entries');
      db.createObjectStore('pay');
    };
    const db = await settled(request);
    // A later version of the extension may need to upgrade: step aside for it.
    db.onversionchange = () => db.close();
    return new Store(db);
  }

  readings(): Promise<StoredReading[]> {
    return settled(this.#in('readings', 'readonly').getAll() as IDBRequest<StoredReading[]>);
  }

  async putReadings(readings: StoredReading[]): Promise<void> {
    const transaction = this.#db.transaction('readings', 'readwrite');
    const store = transaction.objectStore('readings');
    for (const reading of readings) store.put(reading);
    await finished(transaction);
  }

  /** Erases what was read on one origin with its cursor, viewer and what is kept by hand there, or everything of all. */
  async forget(origin: string | null): Promise<void> {
    const transaction = this.#db.transaction(['readings', 'entries'], 'readwrite');
    const readings = transaction.objectStore('readings');
    const entries = transaction.objectStore('entries');
    if (origin === null) {
      readings.clear();
      for (const prefix of ['pull:', 'viewer:', 'sheet:']) entries.delete(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
    } else {
      readings.delete(IDBKeyRange.bound([origin], [origin, []]));
      for (const prefix of ['pull:', 'viewer:']) entries.delete(prefix + origin);
      const sheets = `sheet:[${JSON.stringify(origin)},`;
      entries.delete(IDBKeyRange.bound(sheets, `${sheets}\uffff`));
    }
    await finished(transaction);
  }

  entry(name: string): Promise<unknown> {
    return settled(this.#in('entries', 'readonly').get(name) as IDBRequest<unknown>);
  }

  /** All entries whose name starts with a prefix, by the rest of their name. */
  async entries(prefix: string): Promise<Map<string, unknown>> {
    const store = this.#in('entries', 'readonly');
    const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
    const [names, values] = await Promise.all([
      settled(store.getAllKeys(range)),
      settled(store.getAll(range) as IDBRequest<unknown[]>),
    ]);
    return new Map(names.map((name, at) => [String(name).slice(prefix.length), values[at]]));
  }

  async putEntry(name: string, value: unknown): Promise<void> {
    await settled(this.#in('entries', 'readwrite').put(value, name));
  }

  async deleteEntry(name: string): Promise<void> {
    await settled(this.#in('entries', 'readwrite').delete(name));
  }

  async plan(): Promise<string | null> {
    const text = await settled(this.#in('pay', 'readonly').get('plan') as IDBRequest<unknown>);
    return typeof text === 'string' ? text : null;
  }

  async putPlan(text: string | null): Promise<void> {
    const store = this.#in('pay', 'readwrite');
    if (text === null) await settled(store.delete('plan'));
    else await settled(store.put(text, 'plan'));
  }

  #in(name: StoreName, mode: IDBTransactionMode): IDBObjectStore {
    return this.#db.transaction(name, mode).objectStore(name);
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the local database refused'));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the local database refused'));
  });
}
