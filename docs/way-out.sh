#!/usr/bin/env bash
# Takes the sources from Camunda 7 to Operaton by changing names only: package names, the words that the successor
# renamed with them, and the settings that begin with the engine's name. Diagrams, tables and forms are left as they are.
set -euo pipefail
cd "${1:-.}"
find src -name '*.java' -print0 | xargs -0 sed -i -E \
  -e 's/\borg\.camunda\.bpm\.model\.bpmn\.instance\.camunda\b/org.operaton.bpm.model.bpmn.instance.operaton/g' \
  -e 's/\borg\.camunda\.(bpm|spin|commons|connect)\b/org.operaton.\1/g' \
  -e 's/\borg\.operaton\.bpm\.impl\.juel\.jakarta\.el\b/jakarta.el/g' \
  -e 's/\b(Abstract|get|set|is|add|removeAll|remove|new|with)?Camunda([A-Z][A-Za-z]*)\b/\1Operaton\2/g' \
  -e 's/\bCAMUNDA_(ADMIN|BPMN_EXTENSIONS_NS)\b/OPERATON_\1/g' \
  -e 's/"camunda\.bpm\./"operaton.bpm./g'
sed -i -E 's/\bcamunda\.bpm\./operaton.bpm./g' src/main/resources/engine.properties
sed -i -E 's/\borg\.camunda:/org.operaton:/' src/main/resources/application.yaml
# The web applications lie at another address.
find src -type f \( -name '*.java' -o -name '*.html' -o -name '*.js' -o -name '*.properties' \) -print0 |
  xargs -0 sed -i -E 's#(["/ =(])(webjars/|/)camunda(/|")#\1\2operaton\3#g; s#"/camunda\*#"/operaton*#g'
[ ! -d src/main/resources/META-INF/resources/webjars/camunda ] ||
  mv src/main/resources/META-INF/resources/webjars/camunda src/main/resources/META-INF/resources/webjars/operaton
