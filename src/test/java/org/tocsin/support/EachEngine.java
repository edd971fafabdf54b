package org.tocsin.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Runs a whole test class once on each engine.
///
/// The class takes an `org.tocsin.store.Database` in its constructor: migrated, empty, its own for
/// this class and engine, shared by its tests, and closed after the last.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(FreshDatabases.class)
public @interface EachEngine {}
