package org.canvasgate.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Windows;
import org.canvasgate.database.Troubles;
import org.canvasgate.form.CaseTitle;
import org.canvasgate.form.Drafts;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.HandedIn;
import org.canvasgate.form.TaskForm;
import org.canvasgate.form.TaskGuard;
import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.filter.OrderedFilter;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;

/** Wires the plumbing between the engine, the forms and the people. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:engine.properties")
class EngineConfiguration {
  /** Office hours, due dates and dated rules are those of Korea. */
  static final ZoneId ZONE = ZoneId.of("Asia/Seoul");

  /** Just inside Spring's own request context, and outside the security filters. */
  private static final int LANGUAGE = OrderedFilter.REQUEST_WRAPPER_FILTER_MAX_ORDER - 104;

  /** Outside the sessions, which lie in the database. */
  private static final int OUTERMOST = SessionRepositoryFilter.DEFAULT_ORDER - 10;

  /** Moved only by rehearsals, by the making of sample cases and by tests. */
  @Bean
  MovableClock clock() {
    return new MovableClock(Clock.system(ZONE));
  }

  @Bean
  MessageSource messageSource() throws IOException {
    var names = new TreeSet<String>();
    for (Resource bundle :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:messages/*.properties")) {
      String name = bundle.getFilename().replace(".properties", "");
      if (!name.endsWith("_ko")) names.add("messages/" + name);
    }
    var messages = Particles.chosenIn();
    messages.setBasenames(names.toArray(String[]::new));
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    messages.setUseCodeAsDefaultMessage(false);
    return messages;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Languages();
  }

  @Bean
  Sentences sentences(MessageSource messages) {
    return new Sentences(messages);
  }

  /** How often work met somebody else's since the application began, and was thrown away. */
  @Bean
  LongAdder collisions() {
    return new LongAdder();
  }

  @Bean
  MeterBinder collisionsCounted(LongAdder collisions) {
    return registry ->
        FunctionCounter.builder("canvasgate.collisions", collisions, LongAdder::sum)
            .description("Work thrown away and begun again because somebody else was faster")
            .register(registry);
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static Advisor transactionsBegunAgain(ObjectProvider<LongAdder> collisions) {
    var transactional =
        new ComposablePointcut(new AnnotationMatchingPointcut(Transactional.class, true))
            .union((Pointcut) AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class));
    var advisor =
        new DefaultPointcutAdvisor(
            transactional, new TransactionsBegunAgain(collisions::getObject));
    advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
    return advisor;
  }

  @Bean
  EnginePlugin enginePlugin(
      ListableBeanFactory beans,
      ObjectMapper json,
      Sentences sentences,
      ObjectProvider<TaskForm> forms,
      ObjectProvider<TaskGuard> guards,
      ObjectProvider<Notices> notices,
      ObjectProvider<FormPanel> panels,
      ObjectProvider<ITemplateEngine> templates,
      ObjectProvider<Drafts> drafts,
      ObjectProvider<HandedIn> handedIn,
      ObjectProvider<DmnDecisionTableEvaluationListener> tableListeners,
      ObjectProvider<CaseRelease> releases,
      ObjectProvider<DeploymentCheck> checks,
      ObjectProvider<DeploymentDoor> doors,
      SlowHash passwords,
      ObjectProvider<JobTurn> turn,
      Troubles troubles,
      ApplicationEventPublisher events,
      LongAdder collisions,
      JdbcClient jdbc) {
    var turns = new CaseTurns(jdbc);
    var values = new SubmittedValues(json);
    var desk = new FormDesk(forms, guards, values, drafts, handedIn);
    return new EnginePlugin(
        new DiagramBeans(beans),
        new FormListeners(desk),
        new Summons(notices::getObject),
        new CaseNews(events),
        new GuardedFormService(
            desk,
            new ServedForms(json, templates, panels),
            values,
            releases::getIfAvailable,
            turns),
        new FollowingCalls(releases::getIfAvailable),
        new GuardedTaskService(desk, turns),
        new GuardedRepositoryService(doors::getObject),
        new GuardedDeployer(checks::getObject),
        new Refusals(sentences, troubles, collisions),
        new TurnsOfJobs(turns),
        passwords,
        new JobsInTurn(turn::getIfAvailable),
        tableListeners.orderedStream().toList());
  }

  @Bean
  @ConditionalOnMissingBean
  SlowHash slowHash() {
    return new SlowHash();
  }

  @Bean
  DiagramVocabulary diagramVocabulary(ListableBeanFactory beans) {
    return new DiagramVocabulary(beans);
  }

  @Bean
  Acting acting(IdentityService identity) {
    return new Acting(identity);
  }

  @Bean
  OrderlyEnd orderlyEnd(
      ApplicationContext context,
      ObjectProvider<JobExecutor> jobs,
      JdbcClient jdbc,
      @Value("${canvasgate.drain}") Duration drain) {
    return new OrderlyEnd(context, jobs, jdbc, drain);
  }

  @Bean
  FilterRegistrationBean<LanguageFilter> languageFilter(LocaleResolver languages) {
    var filter = new FilterRegistrationBean<>(new LanguageFilter(languages));
    filter.setOrder(LANGUAGE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<DatabaseAwayFilter> databaseAwayFilter(
      ObjectMapper json, MessageSource messages, LocaleResolver languages, Troubles troubles) {
    var filter =
        new FilterRegistrationBean<>(new DatabaseAwayFilter(json, messages, languages, troubles));
    filter.setDispatcherTypes(DispatcherType.REQUEST);
    filter.setOrder(OUTERMOST);
    return filter;
  }

  @Bean
  FilterRegistrationBean<RefusalFilter> refusalFilter(ObjectMapper json) {
    var filter = new FilterRegistrationBean<>(new RefusalFilter(json));
    filter.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
    filter.setOrder(LANGUAGE + 1);
    return filter;
  }

  @Bean
  FilterRegistrationBean<NonceFilter> nonceFilter() {
    var filter = new FilterRegistrationBean<>(new NonceFilter());
    filter.addUrlPatterns("/camunda/app/*");
    filter.setOrder(LANGUAGE + 2);
    return filter;
  }

  @Bean
  FilterRegistrationBean<DeploymentSize> deploymentSize(MessageSource messages) {
    var filter = new FilterRegistrationBean<>(new DeploymentSize(messages));
    filter.addUrlPatterns("/camunda/api/*", "/engine-rest/*");
    filter.setOrder(LANGUAGE + 3);
    return filter;
  }

  @Bean
  DiagramNames diagramNames(RepositoryService repository, Acting acting) {
    return new DiagramNames(repository, acting);
  }

  @Bean
  FilterRegistrationBean<TasklistTexts> tasklistTexts(
      ObjectMapper json,
      DiagramNames names,
      RuntimeService runtime,
      Acting acting,
      MessageSource messages,
      ObjectProvider<CaseTitle> titles,
      ObjectProvider<Windows> windows,
      Clock clock) {
    Supplier<TimeLeft> time =
        () -> new TimeLeft(clock.instant(), ZONE, windows.getObject().calendar());
    var filter =
        new FilterRegistrationBean<>(
            new TasklistTexts(json, names, runtime, acting, messages, titles, time));
    filter.addUrlPatterns("/camunda/api/*");
    filter.setOrder(LANGUAGE + 2);
    return filter;
  }
}
