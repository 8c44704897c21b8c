package org.canvasgate.record.mail;

import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.canvasgate.canvas.Keys;
import org.canvasgate.committee.Addresses;
import org.canvasgate.form.Refusal;
import org.canvasgate.record.mail.Preferences.Choice;
import org.canvasgate.record.mail.Preferences.Delivery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where everybody chooses how they are told. */
@Controller
class PreferencePages {
  private final Preferences preferences;
  private final Addresses addresses;

  PreferencePages(Preferences preferences, Addresses addresses) {
    this.preferences = preferences;
    this.addresses = addresses;
  }

  @GetMapping("/preferences")
  String show(@RequestParam Optional<String> saved, Principal user, Model page) {
    Choice choice = preferences.of(user.getName());
    page.addAttribute("delivery", choice.delivery().key());
    page.addAttribute("language", choice.language().getLanguage());
    page.addAttribute("deliveries", Arrays.stream(Delivery.values()).map(Delivery::key).toList());
    page.addAttribute("address", addresses.email(user.getName()).orElse(null));
    page.addAttribute("saved", saved.isPresent());
    return "record/mail/preferences";
  }

  @PostMapping("/preferences")
  String choose(@RequestParam String delivery, @RequestParam String language, Principal user) {
    preferences.choose(user.getName(), new Choice(delivery(delivery), language(language)));
    return "redirect:/preferences?saved";
  }

  private static Delivery delivery(String key) {
    try {
      return Keys.find(Delivery.class, key);
    } catch (IllegalArgumentException unknown) {
      throw new Refusal("mail.preferences.unknown");
    }
  }

  private static Locale language(String key) {
    return switch (key) {
      case "ko" -> Locale.KOREAN;
      case "en" -> Locale.ENGLISH;
      default -> throw new Refusal("mail.preferences.unknown");
    };
  }
}
