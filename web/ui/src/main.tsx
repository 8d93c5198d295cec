import { render } from 'preact';
import './styles/index.css';
import { App } from './shell/App';
import { conversationId } from './state/conversation';
import { start } from './state/listening';
import { show } from './state/reading';
import { isNewRoute, routeOf } from './state/route';

render(<App />, document.getElementById('studio')!);

const hash = location.hash;
void start(isNewRoute(hash) ? '' : routeOf(hash));

window.addEventListener('hashchange', () => {
  const id = routeOf(location.hash);
  if (id !== conversationId.value) void show(id);
});
