/** The dialogs that a walk can open. */
export type Panel = 'manifest' | 'world' | 'finder' | 'export' | 'keys' | 'menu' | 'trouble';
