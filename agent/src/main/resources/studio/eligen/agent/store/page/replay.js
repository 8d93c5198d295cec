'use strict';
{
  /** How long a picture is looked at, in milliseconds, and how long it comes over the one before. */
  const LOOK = 2400;
  const COME = 900;
  /** What may be taken of the window: below the picture are the buttons. */
  const HIGHEST = 0.72;

  const by = (id) => document.getElementById(id);
  const turns = [...document.querySelectorAll('.turn')];
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let at = 0;
  let timer = 0;
  let coming = 0;

  const figure = (version) => by(`version-${version}`);
  const picture = (version) => figure(version)?.querySelector('img') ?? null;

  function put(image, shown) {
    image.hidden = shown === null;
    image.src = shown?.src ?? '';
    image.alt = shown?.alt ?? '';
  }

  /** Shows so much of the picture, in percent from the left; the rest as it was before. */
  function mix(percent) {
    by('mix').value = percent;
    by('now').style.clipPath = `inset(0 ${100 - percent}% 0 0)`;
  }

  function fit(width, height) {
    const room = by('stage').clientWidth;
    const scale = Math.min(room / width, (innerHeight * HIGHEST) / height);
    const size = `${Math.floor(width * scale)}px`;
    const high = `${Math.floor(height * scale)}px`;
    for (const part of [by('was'), by('now'), by('places')]) {
      part.style.width = size;
      part.style.height = high;
    }
  }

  function show(next) {
    at = Math.max(0, Math.min(turns.length - 1, next));
    const { version, before } = turns[at].dataset;
    const now = figure(version);
    const box = now.querySelector('svg').viewBox.baseVal;
    const was = picture(before);
    const same = figure(before)?.querySelector('svg').viewBox.baseVal;
    const fits = was !== null && same.width === box.width && same.height === box.height;
    put(by('now'), picture(version));
    put(by('was'), fits && before !== version ? was : null);
    const places = now.querySelector('svg').cloneNode(true);
    places.classList.remove('paper');
    by('places').replaceChildren(places);
    by('slide').hidden = by('was').hidden || by('now').hidden;
    turns.forEach((turn, i) => {
      turn.classList.toggle('now', i === at);
      turn.classList.toggle('later', i > at);
      turn.ariaCurrent = i === at ? 'step' : null;
    });
    by('back').disabled = at === 0;
    by('on').disabled = at === turns.length - 1;
    by('told').textContent = `${at + 1} of ${turns.length}`;
    cancelAnimationFrame(coming);
    mix(100);
    fit(box.width, box.height);
  }

  /** The picture comes over the one before, from the left. */
  function come(begun) {
    const done = still.matches ? 1 : Math.min(1, (performance.now() - begun) / COME);
    mix(Math.round(done * 100));
    if (done < 1) coming = requestAnimationFrame(() => come(begun));
  }

  function step(by) {
    show(at + by);
    const { top, bottom } = turns[at].getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) turns[at].scrollIntoView({ block: 'nearest' });
  }

  function pause() {
    clearTimeout(timer);
    timer = 0;
    by('play').textContent = 'Play';
  }

  function playOn() {
    if (at === turns.length - 1) {
      pause();
      return;
    }
    step(1);
    if (!by('slide').hidden) come(performance.now());
    timer = setTimeout(playOn, LOOK);
  }

  by('play').addEventListener('click', () => {
    if (timer !== 0) {
      pause();
      return;
    }
    if (at === turns.length - 1) show(0);
    by('play').textContent = 'Pause';
    timer = setTimeout(playOn, LOOK / 2);
  });
  for (const [id, way] of [['back', -1], ['on', 1]]) {
    by(id).addEventListener('click', () => {
      pause();
      step(way);
    });
  }
  by('mix').addEventListener('input', () => {
    pause();
    mix(by('mix').valueAsNumber);
  });
  by('shown').addEventListener('change', () => {
    by('places').hidden = !by('shown').checked;
  });
  turns.forEach((turn, i) => {
    turn.addEventListener('click', () => {
      pause();
      show(i);
    });
  });
  addEventListener('keydown', (e) => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[e.key];
    if (way === undefined || e.target.matches('input') || e.altKey || e.ctrlKey || e.metaKey) return;
    pause();
    step(way);
  });
  addEventListener('resize', () => show(at));

  document.body.classList.add('live');
  by('stage').hidden = false;
  by('places').hidden = true;
  show(turns.length - 1);
}
