import { state } from './signal';

/** Whether the studio answers, as far as this page knows. */
export const [connection, setConnection] = state<'connecting' | 'up' | 'down'>('connecting');
