package junit.framework;

/** A class that bears the name by which set-up methods of JUnit 3 are known. */
public abstract class TestCase {}
