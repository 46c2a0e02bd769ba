package practice;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A veterinary practice: who comes with which animal, when, to whom, and what is owed for it. */
@SpringBootApplication
public class PracticeApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(PracticeApplication.class, arguments);
  }
}
