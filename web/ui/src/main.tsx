import { render } from 'preact';
import './styles/index.css';
import { App } from './shell/App';
import { isNewRoute, routeOf } from './state/route';
import { conversationId } from './state/store';
import { show, start } from './state/sync';

render(<App />, document.getElementById('studio')!);

const hash = location.hash;
void start(isNewRoute(hash) ? '' : routeOf(hash));

window.addEventListener('hashchange', () => {
  const id = routeOf(location.hash);
  if (id !== conversationId.value) void show(id);
});
