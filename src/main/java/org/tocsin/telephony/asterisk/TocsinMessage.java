package org.tocsin.telephony.asterisk;

import org.asteriskjava.manager.AsteriskMapping;
import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/// A step of a call, said by the dialplan. The library turns «none» and the like into null.
@AsteriskMapping("Tocsin")
public final class TocsinMessage extends UserEvent {
  private static final long serialVersionUID = 1L;

  private @Nullable String attempt;
  private @Nullable String step;
  private @Nullable String by;
  private @Nullable String pass;
  private @Nullable String at;
  private @Nullable String cause;
  private @Nullable String key;
  private @Nullable String heard;
  private @Nullable String whole;
  private @Nullable String confirmed;
  private @Nullable String optOut;
  private @Nullable String keys;
  private @Nullable String audio;

  public TocsinMessage(Object source) {
    super(source);
  }

  public String getAttempt() {
    return attempt == null ? "" : attempt;
  }

  public void setAttempt(@Nullable String attempt) {
    this.attempt = attempt;
  }

  public String getStep() {
    return step == null ? "" : step;
  }

  public void setStep(@Nullable String step) {
    this.step = step;
  }

  public String getBy() {
    return by == null ? "" : by;
  }

  public void setBy(@Nullable String by) {
    this.by = by;
  }

  public String getPass() {
    return pass == null ? "" : pass;
  }

  public void setPass(@Nullable String pass) {
    this.pass = pass;
  }

  public String getAt() {
    return at == null ? "" : at;
  }

  public void setAt(@Nullable String at) {
    this.at = at;
  }

  public String getCause() {
    return cause == null ? "" : cause;
  }

  public void setCause(@Nullable String cause) {
    this.cause = cause;
  }

  public String getKey() {
    return key == null ? "" : key;
  }

  public void setKey(@Nullable String key) {
    this.key = key;
  }

  public String getHeard() {
    return heard == null ? "" : heard;
  }

  public void setHeard(@Nullable String heard) {
    this.heard = heard;
  }

  public String getWhole() {
    return whole == null ? "" : whole;
  }

  public void setWhole(@Nullable String whole) {
    this.whole = whole;
  }

  public String getConfirmed() {
    return confirmed == null ? "" : confirmed;
  }

  public void setConfirmed(@Nullable String confirmed) {
    this.confirmed = confirmed;
  }

  public String getOptOut() {
    return optOut == null ? "" : optOut;
  }

  public void setOptOut(@Nullable String optOut) {
    this.optOut = optOut;
  }

  public String getKeys() {
    return keys == null ? "" : keys;
  }

  public void setKeys(@Nullable String keys) {
    this.keys = keys;
  }

  public String getAudio() {
    return audio == null ? "" : audio;
  }

  public void setAudio(@Nullable String audio) {
    this.audio = audio;
  }
}
