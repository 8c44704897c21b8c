-- The texts that letters begin with. The secretariat saves its own as further versions; these stay as they are.

insert into letter_template (name, language, version, subject, body, saved_at) values
('objection.admitted', 'ko', 1, '이의신청 심사 결과 통지(인정)', '「{{service}}」의 {{gate}} 결과에 대한 귀하의 이의신청을 심사한 결과를 다음과 같이 통지합니다.

# 심사 결과
이의신청을 인정하여 다시 평가합니다.

# 이유
{{objection-answer}}

# 다음 절차
종전과 다르게 구성한 위원단이 같은 안건의 같은 관문을 다시 평가하며, 그 결과를 다시 통지하여 드립니다.', now()),
('objection.not-admitted', 'ko', 1, '이의신청 심사 결과 통지(각하)', '「{{service}}」의 {{gate}} 결과에 대한 귀하의 이의신청을 심사한 결과를 다음과 같이 통지합니다.

# 심사 결과
이의신청을 받아들이지 않으며, {{decided-on}}의 의결을 유지합니다.

# 이유
{{objection-answer}}', now()),
('objection.admitted', 'en', 1, 'Your objection: admitted', 'The secretariat examined your objection to the decision on “{{service}}” ({{gate}}). This letter tells you the result.

# Decision
The objection is admitted, and the case is evaluated again.

# Reasons
{{objection-answer}}

# What follows
A panel of other people evaluates the same gate of the same case again. You will be told its result.', now()),
('objection.not-admitted', 'en', 1, 'Your objection: not admitted', 'The secretariat examined your objection to the decision on “{{service}}” ({{gate}}). This letter tells you the result.

# Decision
The objection is not admitted. The decision of {{decided-on}} stands.

# Reasons
{{objection-answer}}', now()),
('review.pass', 'ko', 1, '비즈니스 모델 검토 결과 통지(통과)', '귀하께서 신청하신 「{{service}}」에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
비즈니스 모델 검토 통과

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#conditions}}
# 조건
다음 조건을 기한까지 이행하고 그 결과를 보고하여 주시기 바랍니다. 조건은 담당자의 업무 목록에 과제로 표시됩니다.

{{conditions}}
{{/conditions}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 다음 절차
운영 책임 협의를 시작합니다. 책임 배분(안)을 작성하는 과제가 귀하의 업무 목록에 표시됩니다.', now()),
('review.revise', 'ko', 1, '비즈니스 모델 검토 결과 통지(수정 후 재검토)', '귀하께서 신청하신 「{{service}}」에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
제안을 수정한 뒤 다시 검토

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#changes}}
# 보완할 사항
{{changes}}
{{/changes}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 다음 절차
제안을 수정하는 과제가 귀하의 업무 목록에 표시됩니다. 수정한 제안은 다시 검토합니다.', now()),
('review.reject', 'ko', 1, '비즈니스 모델 검토 결과 통지(부결)', '귀하께서 신청하신 「{{service}}」에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
비즈니스 모델 검토 부결

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 이의신청
{{#objection-until}}
이 결정에 이의가 있으면 {{objection-until}}까지 평가위원회 사무국에 이의신청을 할 수 있습니다(기간 {{objection-days}}일). 이의신청은 업무 목록의 이의신청 과제로 제출하며, 사무국은 {{examination-days}}일 이내에 심사 결과를 알려 드립니다. 받아들여지면 종전과 다르게 구성한 위원단이 같은 안건을 다시 평가합니다.
{{/objection-until}}
{{^objection-until}}
이 안건에 대하여는 이의신청 절차를 이미 거쳤으므로 평가위원회에 다시 이의신청을 할 수 없습니다.
{{/objection-until}}', now()),
('consultation.agreed', 'ko', 1, '운영 책임 협의 결과 통지(합의)', '귀하께서 신청하신 「{{service}}」에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
운영 책임 배분 합의{{#entity}}(운영주체: {{entity}}){{/entity}}

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#conditions}}
# 조건
다음 조건을 기한까지 이행하고 그 결과를 보고하여 주시기 바랍니다. 조건은 담당자의 업무 목록에 과제로 표시됩니다.

{{conditions}}
{{/conditions}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 다음 절차
유지관리계획을 작성하는 과제가 귀하의 업무 목록에 표시됩니다.', now()),
('consultation.rejected', 'ko', 1, '운영 책임 협의 결과 통지(부결)', '귀하께서 신청하신 「{{service}}」에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
운영 책임 협의 부결

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 이의신청
{{#objection-until}}
이 결정에 이의가 있으면 {{objection-until}}까지 평가위원회 사무국에 이의신청을 할 수 있습니다(기간 {{objection-days}}일). 이의신청은 업무 목록의 이의신청 과제로 제출하며, 사무국은 {{examination-days}}일 이내에 심사 결과를 알려 드립니다. 받아들여지면 종전과 다르게 구성한 위원단이 같은 안건을 다시 평가합니다.
{{/objection-until}}
{{^objection-until}}
이 안건에 대하여는 이의신청 절차를 이미 거쳤으므로 평가위원회에 다시 이의신청을 할 수 없습니다.
{{/objection-until}}', now()),
('maintenance.approved', 'ko', 1, '유지관리계획 의결 결과 통지(승인)', '귀하께서 신청하신 「{{service}}」에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
유지관리계획 승인{{#conditions}}(조건부){{/conditions}}

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#conditions}}
# 조건
다음 조건을 기한까지 이행하고 그 결과를 보고하여 주시기 바랍니다. 조건은 담당자의 업무 목록에 과제로 표시됩니다.

{{conditions}}
{{/conditions}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 다음 절차
운영 개시를 등록하는 과제가 귀하의 업무 목록에 표시됩니다.', now()),
('maintenance.returned', 'ko', 1, '유지관리계획 의결 결과 통지(보완 요구)', '귀하께서 신청하신 「{{service}}」에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
유지관리계획 보완 요구

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#changes}}
# 보완할 사항
{{changes}}
{{/changes}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 다음 절차
유지관리계획을 보완하는 과제가 귀하의 업무 목록에 표시됩니다. 보완한 계획은 다시 의결합니다.', now()),
('maintenance.rejected', 'ko', 1, '유지관리계획 의결 결과 통지(부결)', '귀하께서 신청하신 「{{service}}」에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
유지관리계획 부결

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 이의신청
{{#objection-until}}
이 결정에 이의가 있으면 {{objection-until}}까지 평가위원회 사무국에 이의신청을 할 수 있습니다(기간 {{objection-days}}일). 이의신청은 업무 목록의 이의신청 과제로 제출하며, 사무국은 {{examination-days}}일 이내에 심사 결과를 알려 드립니다. 받아들여지면 종전과 다르게 구성한 위원단이 같은 안건을 다시 평가합니다.
{{/objection-until}}
{{^objection-until}}
이 안건에 대하여는 이의신청 절차를 이미 거쳤으므로 평가위원회에 다시 이의신청을 할 수 없습니다.
{{/objection-until}}', now()),
('operation.continue', 'ko', 1, '운영 재평가 결과 통지(계속 운영)', '운영 중인 「{{service}}」의 제{{cycle}}차 재평가에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
서비스 계속 운영

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#conditions}}
# 조건
다음 조건을 기한까지 이행하고 그 결과를 보고하여 주시기 바랍니다. 조건은 담당자의 업무 목록에 과제로 표시됩니다.

{{conditions}}
{{/conditions}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 다음 절차
서비스를 계속 운영하고 다음 재평가까지 운영 실적을 보고하여 주시기 바랍니다.', now()),
('operation.improve', 'ko', 1, '운영 재평가 결과 통지(기한 내 개선)', '운영 중인 「{{service}}」의 제{{cycle}}차 재평가에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
{{improve-by}}까지 개선

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

# 개선할 사항
{{improve-what}}

{{#conditions}}
# 조건
다음 조건을 기한까지 이행하고 그 결과를 보고하여 주시기 바랍니다. 조건은 담당자의 업무 목록에 과제로 표시됩니다.

{{conditions}}
{{/conditions}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 다음 절차
개선 결과를 보고하는 과제가 운영자의 업무 목록에 표시됩니다. 기한까지 보고하지 않으면 다음 재평가에 반영합니다.', now()),
('operation.reassign', 'ko', 1, '운영 재평가 결과 통지(운영주체 변경)', '운영 중인 「{{service}}」의 제{{cycle}}차 재평가에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
운영주체 변경

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#conditions}}
# 조건
다음 조건을 기한까지 이행하고 그 결과를 보고하여 주시기 바랍니다. 조건은 담당자의 업무 목록에 과제로 표시됩니다.

{{conditions}}
{{/conditions}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 다음 절차
사무국이 새 운영자를 지정합니다. 그때까지 현재 운영자가 서비스를 계속 운영하여 주시기 바랍니다.', now()),
('operation.retire', 'ko', 1, '운영 재평가 결과 통지(서비스 종료)', '운영 중인 「{{service}}」의 제{{cycle}}차 재평가에 대하여 평가위원회가 {{decided-on}}에 의결한 결과를 다음과 같이 통지합니다.

# 의결 결과
서비스 종료{{#exit-by}}(종료 기한: {{exit-by}}){{/exit-by}}

# 이유
{{reason}}
{{^reason}}
위원회는 평가 결과에 따른 권고({{recommendation}})대로 의결하였습니다.
{{/reason}}

{{#figures}}
# 평가 점수(100점 만점)

{{figures}}
{{/figures}}

# 이의신청
{{#objection-until}}
이 결정에 이의가 있으면 {{objection-until}}까지 평가위원회 사무국에 이의신청을 할 수 있습니다(기간 {{objection-days}}일). 이의신청은 업무 목록의 이의신청 과제로 제출하며, 사무국은 {{examination-days}}일 이내에 심사 결과를 알려 드립니다. 받아들여지면 종전과 다르게 구성한 위원단이 같은 안건을 다시 평가합니다.
{{/objection-until}}
{{^objection-until}}
이 안건에 대하여는 이의신청 절차를 이미 거쳤으므로 평가위원회에 다시 이의신청을 할 수 없습니다.
{{/objection-until}}

# 다음 절차
서비스 종료를 이행하는 과제가 운영자의 업무 목록에 표시됩니다.', now()),
('letterhead', 'ko', 1, '편지 머리', '스마트도시서비스 평가위원회

사무국', now()),
('signature', 'ko', 1, '서명', '{{recorded-on}}

스마트도시서비스 평가위원회 위원장', now()),
('cover', 'ko', 1, '[평가위원회] {{gate}} 결과 통지: {{service}}', '{{addressee}} 귀하

「{{service}}」의 {{gate}} 결과를 첨부한 결정 통지서로 알려 드립니다. 한국어본이 원본이며 영어본은 참고용 번역입니다.

스마트도시서비스 평가위원회 사무국 드림', now()),
('review.pass', 'en', 1, 'Business-model review: passed', 'The evaluation committee decided on “{{service}}”, which you proposed, on {{decided-on}}. This letter tells you the decision.

# Decision
The proposal passes the business-model review.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#conditions}}
# Conditions
Please fulfil these conditions by their dates and report on them. Each comes to its owner as a task in Tasklist.

{{conditions}}
{{/conditions}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# What follows
The consultation on responsibilities begins. The task to draft them is in your Tasklist.', now()),
('review.revise', 'en', 1, 'Business-model review: please revise', 'The evaluation committee decided on “{{service}}”, which you proposed, on {{decided-on}}. This letter tells you the decision.

# Decision
The proposal is to be revised and reviewed again.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#changes}}
# What to change
{{changes}}
{{/changes}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# What follows
The task to revise the proposal is in your Tasklist. The revised proposal is reviewed again.', now()),
('review.reject', 'en', 1, 'Business-model review: rejected', 'The evaluation committee decided on “{{service}}”, which you proposed, on {{decided-on}}. This letter tells you the decision.

# Decision
The proposal is rejected at the business-model review.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# Your right to object
{{#objection-until}}
You can object to this decision with the committee’s secretariat until {{objection-until}} ({{objection-days}} days). Object by the task for it in Tasklist; the secretariat examines an objection within {{examination-days}} days. If it is admitted, a panel of other people evaluates the same case again.
{{/objection-until}}
{{^objection-until}}
The objection that this case allows has been used. The committee cannot take another one.
{{/objection-until}}', now()),
('consultation.agreed', 'en', 1, 'Consultation on responsibilities: agreed', 'The evaluation committee decided on “{{service}}”, which you proposed, on {{decided-on}}. This letter tells you the decision.

# Decision
The responsibilities are agreed.{{#entity}} Operating entity: {{entity}}.{{/entity}}

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#conditions}}
# Conditions
Please fulfil these conditions by their dates and report on them. Each comes to its owner as a task in Tasklist.

{{conditions}}
{{/conditions}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# What follows
The task to write the maintenance plan is in your Tasklist.', now()),
('consultation.rejected', 'en', 1, 'Consultation on responsibilities: rejected', 'The evaluation committee decided on “{{service}}”, which you proposed, on {{decided-on}}. This letter tells you the decision.

# Decision
The proposal is rejected, because the responsibilities could not be settled.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# Your right to object
{{#objection-until}}
You can object to this decision with the committee’s secretariat until {{objection-until}} ({{objection-days}} days). Object by the task for it in Tasklist; the secretariat examines an objection within {{examination-days}} days. If it is admitted, a panel of other people evaluates the same case again.
{{/objection-until}}
{{^objection-until}}
The objection that this case allows has been used. The committee cannot take another one.
{{/objection-until}}', now()),
('maintenance.approved', 'en', 1, 'Maintenance plan: approved', 'The evaluation committee decided on “{{service}}”, which you proposed, on {{decided-on}}. This letter tells you the decision.

# Decision
The maintenance plan is approved{{#conditions}} on conditions{{/conditions}}.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#conditions}}
# Conditions
Please fulfil these conditions by their dates and report on them. Each comes to its owner as a task in Tasklist.

{{conditions}}
{{/conditions}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# What follows
The task to announce the start of operation is in your Tasklist.', now()),
('maintenance.returned', 'en', 1, 'Maintenance plan: returned', 'The evaluation committee decided on “{{service}}”, which you proposed, on {{decided-on}}. This letter tells you the decision.

# Decision
The maintenance plan is returned to be completed.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#changes}}
# What to change
{{changes}}
{{/changes}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# What follows
The task to complete the plan is in your Tasklist. The committee votes on the completed plan again.', now()),
('maintenance.rejected', 'en', 1, 'Maintenance plan: rejected', 'The evaluation committee decided on “{{service}}”, which you proposed, on {{decided-on}}. This letter tells you the decision.

# Decision
The maintenance plan is rejected.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# Your right to object
{{#objection-until}}
You can object to this decision with the committee’s secretariat until {{objection-until}} ({{objection-days}} days). Object by the task for it in Tasklist; the secretariat examines an objection within {{examination-days}} days. If it is admitted, a panel of other people evaluates the same case again.
{{/objection-until}}
{{^objection-until}}
The objection that this case allows has been used. The committee cannot take another one.
{{/objection-until}}', now()),
('operation.continue', 'en', 1, 'Re-evaluation: continue', 'The evaluation committee decided on re-evaluation {{cycle}} of the running service “{{service}}” on {{decided-on}}. This letter tells you the decision.

# Decision
The service continues.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#conditions}}
# Conditions
Please fulfil these conditions by their dates and report on them. Each comes to its owner as a task in Tasklist.

{{conditions}}
{{/conditions}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# What follows
Please go on operating the service and report its figures until the next re-evaluation.', now()),
('operation.improve', 'en', 1, 'Re-evaluation: improve by a date', 'The evaluation committee decided on re-evaluation {{cycle}} of the running service “{{service}}” on {{decided-on}}. This letter tells you the decision.

# Decision
The service is to be improved by {{improve-by}}.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

# What to improve
{{improve-what}}

{{#conditions}}
# Conditions
Please fulfil these conditions by their dates and report on them. Each comes to its owner as a task in Tasklist.

{{conditions}}
{{/conditions}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# What follows
The task to report the improvement is in the operator’s Tasklist. What is not reported by the date counts at the next re-evaluation.', now()),
('operation.reassign', 'en', 1, 'Re-evaluation: the operator changes', 'The evaluation committee decided on re-evaluation {{cycle}} of the running service “{{service}}” on {{decided-on}}. This letter tells you the decision.

# Decision
The service is given to another operator.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#conditions}}
# Conditions
Please fulfil these conditions by their dates and report on them. Each comes to its owner as a task in Tasklist.

{{conditions}}
{{/conditions}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# What follows
The secretariat names the new operator. Until then the present operator keeps the service running.', now()),
('operation.retire', 'en', 1, 'Re-evaluation: the service ends', 'The evaluation committee decided on re-evaluation {{cycle}} of the running service “{{service}}” on {{decided-on}}. This letter tells you the decision.

# Decision
The service is ended{{#exit-by}} by {{exit-by}}{{/exit-by}}.

# Reasons
{{reason}}
{{^reason}}
The committee followed the recommendation that the evaluation led to ({{recommendation}}).
{{/reason}}

{{#figures}}
# Scores (out of 100)

{{figures}}
{{/figures}}

# Your right to object
{{#objection-until}}
You can object to this decision with the committee’s secretariat until {{objection-until}} ({{objection-days}} days). Object by the task for it in Tasklist; the secretariat examines an objection within {{examination-days}} days. If it is admitted, a panel of other people evaluates the same case again.
{{/objection-until}}
{{^objection-until}}
The objection that this case allows has been used. The committee cannot take another one.
{{/objection-until}}

# What follows
The task to carry out the exit is in the operator’s Tasklist.', now()),
('letterhead', 'en', 1, 'Letterhead', 'Evaluation Committee for Smart-City Services

Secretariat', now()),
('signature', 'en', 1, 'Signature', '{{recorded-on}}

The Chair, Evaluation Committee for Smart-City Services', now()),
('cover', 'en', 1, '[Evaluation committee] {{gate}}: {{service}}', 'Dear {{addressee}},

the attached letter tells you the decision on “{{service}}” ({{gate}}). The Korean letter is the original; the English one is a translation.

The secretariat of the evaluation committee for smart-city services', now());
