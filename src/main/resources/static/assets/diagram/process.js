// Draws one deployed process, fitted to the window, and explains the element that is chosen.
(async () => {
  const canvas = document.getElementById('diagram');
  const explanation = document.getElementById('explanation');
  const [title, text, link] = explanation.children;
  const whole = {title: title.textContent, text: text.textContent};

  const viewer = new BpmnJS({container: canvas});
  const fit = () => viewer.get('canvas').zoom('fit-viewport', 'auto');

  const explain = (element) => {
    const object = element?.businessObject;
    const documented = object?.documentation?.[0]?.text;
    const named = object?.name || object?.processRef?.name;
    title.textContent = named || whole.title;
    text.textContent = documented || (named ? '' : whole.text);
    const called = object?.calledElement;
    link.hidden = !called;
    if (called) {
      link.href = canvas.dataset.processes + encodeURIComponent(called);
    }
  };

  // The same by keyboard, and for whoever cannot see the picture.
  const list = (steps) => {
    const registry = viewer.get('elementRegistry');
    registry
      .filter((element) => element.businessObject?.name && element.type !== 'label')
      .forEach((element) => {
        const choose = document.createElement('button');
        choose.type = 'button';
        choose.textContent = element.businessObject.name;
        choose.addEventListener('click', () => explain(element));
        const item = document.createElement('li');
        item.append(choose);
        steps.querySelector('ol').append(item);
      });
    steps.hidden = false;
  };

  try {
    const answer = await fetch(canvas.dataset.diagram);
    if (!answer.ok) {
      throw new Error(answer.statusText);
    }
    await viewer.importXML(await answer.text());
    fit();
    list(document.getElementById('steps'));
    window.addEventListener('resize', fit);
    viewer.on('element.click', ({element}) => explain(element));
    canvas.dataset.state = 'drawn';
  } catch (error) {
    console.error(error);
    canvas.dataset.state = 'failed';
    canvas.textContent = canvas.dataset.failure;
  }
})();
