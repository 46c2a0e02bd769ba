package payroll;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Who works where, for how much, when they are away, and what they are paid for it. */
@SpringBootApplication
public class PayrollApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(PayrollApplication.class, arguments);
  }
}
