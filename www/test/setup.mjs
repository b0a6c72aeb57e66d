// Lets node's own test runner import what the bundler imports: TypeScript, JSX and `?raw` text.
import { register } from 'node:module';

register('./loader.mjs', import.meta.url);
